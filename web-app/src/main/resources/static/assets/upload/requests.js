// What an upload asks of whichever node answers.

export const ATTEMPTS = 5;
const FIRST_PAUSE = 1000;

const {album} = document.getElementById("upload").dataset;
const batches = `/albums/${album}/batches`;
let csrf = document.querySelector("meta[name=csrf]").content;
let renewal = null;
let signedInAgain = () => {};

// Longer each time, and not for all at once.
export function pause(attempt) {
    return new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE * 2 ** attempt * (0.5 + Math.random())));
}

export async function post(path, fields = []) {
    const answer = await withToken(() => fetch(batches + path, {
        method: "POST",
        headers: {"X-CSRF-TOKEN": csrf, "Accept": "application/json"},
        body: new URLSearchParams(fields),
    }));
    if (!answer.ok) {
        throw answer.status;
    }
    return answer;
}

// Null if nobody answers for long.
export async function untilAnswered(ask) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        try {
            return await ask();
        } catch {
            await pause(attempt);
        }
    }
    return null;
}

// Status 0 if there was no answer.
export function put(path, file, progress) {
    return withToken(() => transfer(path, file, progress)).catch((status) => ({status: Number(status) || 0, answer: {}}));
}

// The browser tells how much has gone out only for XMLHttpRequest.
function transfer(path, file, progress) {
    return new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open("PUT", batches + path);
        request.setRequestHeader("X-CSRF-TOKEN", csrf);
        request.setRequestHeader("Accept", "application/json");
        request.upload.addEventListener("progress", (event) => progress(event.loaded));
        request.addEventListener("load", () => resolve({status: request.status, answer: json(request.responseText)}));
        request.addEventListener("error", () => resolve({status: 0, answer: {}}));
        request.send(file);
    });
}

function json(text) {
    try {
        return JSON.parse(text);
    } catch {
        return {};
    }
}

// Whoever signed out and in again in another tab has a session, but this page not its token, and what was on its way
// not its cookie.
async function withToken(ask) {
    const answer = await ask();
    return [401, 403].includes(answer.status) && await renewToken() ? ask() : answer;
}

function renewToken() {
    renewal ??= takeToken().finally(() => renewal = null);
    return renewal;
}

// The page of somebody else takes no photos, and silence is no sign-out.
async function takeToken() {
    const answer = await fetch(`/albums/${album}`, {headers: {"Accept": "text/html"}});
    if (answer.status >= 500) {
        throw answer.status;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("upload")) {
        return false;
    }
    csrf = page.querySelector("meta[name=csrf]").content;
    document.dispatchEvent(new Event("photoshare:signed-in"));
    await signedInAgain();
    return true;
}

// Done before anything is sent again.
export function whenSignedInAgain(act) {
    signedInAgain = act;
}
