// An album shows a photo under the address of its page. Whoever loads that again and goes back from
// here comes to the album's address, but the browser takes it for another place in this document;
// they may even have gone before this script came.

const page = document.querySelector("main").dataset.page;

function follow() {
    if (location.pathname !== page) {
        location.reload();
    }
}

addEventListener("popstate", follow);
follow();
