// Shows what happens to the album while one looks at it. The server sends pieces of this page;
// each replaces the piece with its id. The browser reconnects by itself, to whichever node answers,
// and says which event it saw last.

const RETRY_MILLIS = 5000;
const {listen, rest} = await import(document.getElementById("news.js").href);
const grid = document.getElementById("grid");
const page = location.pathname; // later it may be a photo's
let mark = grid.dataset.mark;
let source = null;
let settled = grid.dataset.running !== "true";
let open = false; // who is told; while photos come the strip does without

function piece(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.firstElementChild;
}

function swap(old, fresh) {
    const focused = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (focused) {
        fresh.querySelector("a, summary")?.focus();
    }
}

// Ids are made in the order of time, and so they sort.
function place(tile) {
    const next = [...grid.children].find((other) => other.id > tile.id);
    grid.insertBefore(tile, next ?? null);
}

function showTile(event) {
    const tile = piece(event.data);
    const old = document.getElementById(tile.id);
    if (old) {
        swap(old, tile);
    } else {
        place(tile);
    }
}

function takeAway(event) {
    const tile = document.getElementById(event.data);
    if (!tile) {
        return;
    }
    const neighbour = tile.nextElementSibling ?? tile.previousElementSibling;
    const focused = tile.contains(document.activeElement);
    tile.dispatchEvent(new Event("photoshare:gone", {bubbles: true}));
    tile.remove();
    if (focused) {
        neighbour?.querySelector("a").focus();
    }
}

function showStrip(event) {
    mark = event.lastEventId || mark;
    settled = false;
    const strip = piece(event.data);
    const old = document.getElementById("strip");
    open = old.querySelector("details")?.open ?? open;
    strip.querySelector("details")?.toggleAttribute("open", open);
    swap(old, strip);
    strip.dispatchEvent(new Event("photoshare:changed", {bubbles: true}));
}

function watch() {
    if (source && source.readyState !== EventSource.CLOSED) {
        return;
    }
    source = new EventSource(`${grid.dataset.events}&since=${mark}`);
    source.addEventListener("gone", takeAway);
    source.addEventListener("tile", showTile);
    source.addEventListener("strip", showStrip);
    source.addEventListener("settled", settle);
    source.addEventListener("over", () => location.reload());
    source.addEventListener("open", () => document.dispatchEvent(new Event("photoshare:connected")));
    source.addEventListener("error", leaveOrTryAgain);
    listen(source, ["gone", "tile", "strip", "settled"], () => {
        source.close();
        watch();
    });
}

// A browser tries again where nobody answers, but not where a node answers that it has trouble. The album may be gone,
// or its owner no friend any more: what there is now says the page under this address.
async function leaveOrTryAgain() {
    if (source.readyState !== EventSource.CLOSED) {
        return;
    }
    try {
        const answer = await fetch(page, {method: "HEAD"});
        if (answer.status === 404) {
            location.reload();
        }
        if (answer.redirected) { // signed out
            return;
        }
    } catch {
        // offline
    }
    setTimeout(watch, RETRY_MILLIS);
}

// Nothing is under way any more. What people do still shows: a photo goes, another comes, somebody likes one.
function settle(event) {
    mark = event.lastEventId || mark;
    settled = true;
    document.querySelector("[data-when-settled]")?.toggleAttribute("hidden", grid.children.length === 0);
    restUnseen();
}

// A browser has few connections: a page that nobody sees holds none when all is settled, and catches up when it is seen.
function restUnseen() {
    if (document.hidden && settled) {
        source?.close();
        rest();
    }
}

// What is done to a photo shows in the grid: an upload on this page goes on.
grid.addEventListener("click", async (event) => {
    const button = event.target.closest("button[form=act]");
    if (!button) {
        return;
    }
    event.preventDefault();
    button.disabled = true;
    try {
        const answer = await fetch(button.formAction, {method: "POST", body: new FormData(button.form)});
        button.disabled = false;
        if (answer.ok) {
            watch();
        }
    } catch {
        button.disabled = false;
    }
});

if (!document.hidden || !settled) {
    watch();
}
document.addEventListener("visibilitychange", () => document.hidden ? restUnseen() : watch());
document.addEventListener("photoshare:uploading", watch);
document.addEventListener("photoshare:liked", watch);
