// Shows what happens to the album while one looks at it. The server sends pieces of this page;
// each replaces the piece with its id. The browser reconnects by itself, to whichever node answers,
// and says which event it saw last.

const grid = document.getElementById("grid");
let mark = grid.dataset.mark;
let source = null;

function piece(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.firstElementChild;
}

function swap(old, fresh) {
    const focused = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (focused) {
        fresh.querySelector("a")?.focus();
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

function showStrip(event) {
    mark = event.lastEventId || mark;
    const strip = piece(event.data);
    document.getElementById("strip").replaceWith(strip);
    strip.dispatchEvent(new Event("photoshare:changed", {bubbles: true}));
}

function watch() {
    if (source && source.readyState !== EventSource.CLOSED) {
        return;
    }
    source = new EventSource(`${grid.dataset.events}?since=${mark}`);
    source.addEventListener("tile", showTile);
    source.addEventListener("strip", showStrip);
    source.addEventListener("done", (event) => {
        mark = event.lastEventId || mark;
        source.close();
    });
}

if (grid.dataset.running === "true") {
    watch();
}
document.addEventListener("photoshare:uploading", watch);
