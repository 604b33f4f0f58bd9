// Likes a photo without leaving its page. Without this script the form does the same.

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
        document.getElementById("likes").replaceWith(fresh);
        fresh.querySelector("button").focus();
    } catch {
        button.disabled = false;
    }
});
