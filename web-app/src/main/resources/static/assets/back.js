// An album shows a photo under the address of its page. Whoever loads that again and goes back from
// here comes to the album's address, but the browser takes it for another place in this document.

const page = location.pathname;

addEventListener("popstate", () => {
    if (location.pathname !== page) {
        location.reload();
    }
});
