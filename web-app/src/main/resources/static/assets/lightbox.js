// Photos large, over the grid. Without this script a tile leads to the photo's page.
//
// While one is open the address is that of its page, in one entry of the history however many are
// looked at: so Back closes it, and what is copied or loaded again is the photo.

const dialog = document.getElementById("lightbox");
const stage = dialog.querySelector(".stage");
const count = document.getElementById("lightbox-count");
const said = document.getElementById("lightbox-said");
const name = document.getElementById("lightbox-name");
const caption = document.getElementById("lightbox-caption");
const page = document.getElementById("lightbox-page");
const previous = dialog.querySelector("[data-step='-1']");
const next = dialog.querySelector("[data-step='1']");
const album = {path: location.pathname, title: document.title};
let image = document.getElementById("lightbox-image");
let current = null;
let place = 0; // among the photos, also when it is not there any more
let beyond = {}; // the neighbours that other pages of the album show
let asked = new AbortController();

const links = () => [...document.querySelectorAll("#grid a[data-large]")];
const indexIn = (all) => all.findIndex((link) => link.href === current.href);

// A new element for each: an old one would show the last photo until this one has come.
function put(link) {
    const fresh = image.cloneNode();
    fresh.alt = link.querySelector("img").alt;
    fresh.addEventListener("load", () => fresh.previousElementSibling?.remove());
    fresh.addEventListener("error", () => {
        if (fresh.isConnected) {
            sayInstead("failed");
        }
    });
    fresh.src = link.dataset.large;
    const blurred = link.querySelector(".placeholder")?.cloneNode(true);
    blurred?.setAttribute("preserveAspectRatio", "xMidYMid meet");
    stage.replaceChildren(...(blurred ? [blurred, fresh] : [fresh]));
    image = fresh;
}

// Where the photo would be.
function sayInstead(why) {
    const sentence = dialog.dataset[why];
    stage.replaceChildren(Object.assign(document.createElement("p"), {className: why, textContent: sentence}));
    said.textContent = sentence;
}

// It is about to go: else the keyboard would be nowhere.
function takeKeyboardFrom(element) {
    if (element.contains(document.activeElement)) {
        dialog.focus();
    }
}

// What the photo's own page says of it and lets one do.
async function describe(link) {
    asked.abort();
    asked = new AbortController();
    takeKeyboardFrom(caption);
    caption.replaceChildren();
    try {
        const answer = await fetch(link.href, {headers: {Accept: "text/html"}, signal: asked.signal});
        if ([404, 410].includes(answer.status)) {
            await sayWhyNot(asked.signal);
            return;
        }
        const its = new DOMParser().parseFromString(await answer.text(), "text/html");
        caption.replaceChildren(...its.querySelectorAll("[data-caption]"));
        document.title = its.title;
        beyond = {[-1]: its.querySelector("a.previous")?.href, 1: its.querySelector("a.next")?.href};
        showEnds();
    } catch {
        // not wanted any more, or offline: then the photo may be there nevertheless
    }
}

// Where the album is not to be seen any more either, only the page under this address can tell.
async function sayWhyNot(signal) {
    const answer = await fetch(album.path, {method: "HEAD", signal});
    if (answer.ok) {
        sayDeleted();
    } else {
        location.reload();
    }
}

// It goes from a grid that does not hear of it, too.
function sayDeleted() {
    asked.abort();
    links()[indexIn(links())]?.closest(".tile").remove();
    sayInstead("deleted");
    takeKeyboardFrom(caption);
    takeKeyboardFrom(page);
    caption.replaceChildren();
    count.textContent = "";
    page.hidden = true;
    showEnds();
}

function showEnds() {
    const held = [previous, next].find((button) => button === document.activeElement);
    previous.hidden = !neighbour(-1) && !beyond[-1];
    next.hidden = !neighbour(1) && !beyond[1];
    if (held?.hidden) {
        focusOnAWay();
    }
}

// On, or else back.
function focusOnAWay() {
    ([next, previous].find((button) => !button.hidden) ?? dialog).focus();
}

function neighbour(by) {
    const all = links();
    const index = indexIn(all);
    const gone = index < 0;
    return all[gone ? place + Math.min(by, 0) : index + by];
}

function preload(link) {
    if (link) {
        new Image().src = link.dataset.large;
    }
}

function show(link, direction) {
    const all = links();
    current = link;
    beyond = {};
    place = indexIn(all);
    put(link);
    describe(link);
    name.textContent = link.dataset.name;
    page.href = link.href;
    page.hidden = false;
    count.textContent = dialog.dataset.count?.replace("{0}", place + 1).replace("{1}", all.length) ?? "";
    said.textContent = [count.textContent, image.alt].filter(Boolean).join(": ");
    showEnds();
    preload(all[place + direction]);
}

function turnTo(link, direction) {
    if (link && link.href !== current.href) {
        history.replaceState(null, "", link.href);
        show(link, direction);
    }
}

function step(by) {
    const link = neighbour(by);
    if (link) {
        turnTo(link, by);
    } else if (beyond[by]) {
        location.assign(beyond[by]);
    }
}

function open(link) {
    dialog.showModal();
    dialog.focus(); // the first button may go
    show(link, 1);
}

document.getElementById("grid").addEventListener("click", (event) => {
    const link = event.target.closest("a[data-large]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        history.pushState(null, "", link.href);
        open(link);
        if (event.detail === 0) {
            focusOnAWay(); // by the keyboard: it sees where it is
        }
    }
});

addEventListener("popstate", () => {
    if (location.pathname === album.path) {
        dialog.close();
        return;
    }
    const link = links().find((other) => other.href === location.href);
    if (link) {
        open(link);
    } else {
        location.reload(); // it is not here any more: its page knows
    }
});

dialog.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) {
        step(Number(button.dataset.step));
    } else if (event.target === dialog || event.target === stage || event.target.localName === "figure") {
        dialog.close();
    }
});

const keys = {
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    Home: () => turnTo(links().at(0), 1),
    End: () => turnTo(links().at(-1), -1),
};

dialog.addEventListener("keydown", (event) => {
    if (Object.hasOwn(keys, event.key)) {
        event.preventDefault();
        keys[event.key]();
    }
});

document.getElementById("grid").addEventListener("photoshare:gone", (event) => {
    if (dialog.open && event.target.querySelector("a").href === current.href) {
        sayDeleted();
    }
});

// A live tile may have taken the place of the one that was clicked.
dialog.addEventListener("close", () => {
    if (location.pathname !== album.path) {
        history.back();
    }
    asked.abort();
    document.title = album.title;
    stage.replaceChildren(image);
    image.removeAttribute("src");
    const all = links();
    const link = all.find((other) => other.href === current.href) ?? all[place] ?? all.at(-1);
    link?.focus();
    link?.scrollIntoView({block: "nearest"});
});

// With two fingers one looks closer, and then moves about with one: neither turns the page.
let touch = null;
dialog.addEventListener("touchstart", (event) => {
    touch = event.touches.length === 1 && visualViewport.scale <= 1.01 ? event.touches[0] : null;
}, {passive: true});
dialog.addEventListener("touchend", (event) => {
    if (!touch || event.touches.length > 0) {
        return;
    }
    const across = event.changedTouches[0].clientX - touch.clientX;
    const down = event.changedTouches[0].clientY - touch.clientY;
    if (Math.abs(across) > 50 && Math.abs(across) > Math.abs(down)) {
        step(across > 0 ? -1 : 1);
    }
});
