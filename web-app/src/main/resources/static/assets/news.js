// Says that a page which shows what happens hears nothing any more, and since when: what stands on it may be old.

const SILENCE_MILLIS = 30_000; // a server that is there says so after 15 seconds, or a little later
const GRACE_MILLIS = 3000; // a stream that ends is mostly there again at once

const note = document.getElementById("no-news");
let last = new Date();
let timer = 0;
let again = () => {};

function say() {
    const time = last.toLocaleTimeString(document.documentElement.lang, {hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23"});
    note.textContent = note.dataset.says.replace("{0}", time);
}

function heard() {
    last = new Date();
    note.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(() => {
        say();
        again();
    }, SILENCE_MILLIS);
}

// Listens to a stream beside those who show what it tells. Whoever is silent though connected may be gone.
export function listen(source, names, reconnect) {
    again = reconnect;
    ["open", "here", ...names].forEach((name) => source.addEventListener(name, heard));
    source.addEventListener("error", () => {
        clearTimeout(timer);
        if (!note.textContent) {
            timer = setTimeout(say, GRACE_MILLIS);
        }
    });
}

// Nobody listens, and nothing is missed.
export function rest() {
    clearTimeout(timer);
    note.textContent = "";
}
