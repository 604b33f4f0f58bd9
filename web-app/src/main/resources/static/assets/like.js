// Likes a photo without leaving its page, or the album in which it is open. Without this script the
// form does the same.

document.addEventListener("submit", async (event) => {
    const form = event.target.closest("#likes form");
    if (!form) {
        return;
    }
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    try {
        const answer = await fetch(form.action, {
            method: "POST",
            body: new URLSearchParams(new FormData(form)),
            headers: {Accept: "text/html"},
        });
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("likes");
        if (!fresh) {
            location.reload(); // signed out, or the photo is gone: the page will say so
            return;
        }
        form.closest("#likes").replaceWith(fresh);
        fresh.querySelector("button").focus();
        document.dispatchEvent(new Event("photoshare:liked"));
    } catch {
        button.disabled = false;
    }
});
