// Photos large, over the grid. Without this script a tile leads to the photo's page, or to its file.

const dialog = document.getElementById("lightbox");
const stage = dialog.querySelector(".stage");
const count = document.getElementById("lightbox-count");
const said = document.getElementById("lightbox-said");
const page = document.getElementById("lightbox-page");
const previous = dialog.querySelector("[data-step='-1']");
const next = dialog.querySelector("[data-step='1']");
let image = document.getElementById("lightbox-image");
let current = null;

const links = () => [...document.querySelectorAll("#grid a[data-large]")];
const indexIn = (all) => all.findIndex((link) => link.href === current.href);

// A new element for each: an old one would show the last photo until this one has come.
function put(link) {
    const fresh = image.cloneNode();
    fresh.alt = link.querySelector("img").alt;
    fresh.addEventListener("load", () => fresh.previousElementSibling?.remove());
    fresh.addEventListener("error", () => (said.textContent = dialog.dataset.failed));
    fresh.src = link.dataset.large;
    const blurred = link.querySelector(".placeholder")?.cloneNode(true);
    blurred?.setAttribute("preserveAspectRatio", "xMidYMid meet");
    stage.replaceChildren(...(blurred ? [blurred, fresh] : [fresh]));
    image = fresh;
}

function preload(link) {
    if (link) {
        new Image().src = link.dataset.large;
    }
}

function show(link, direction) {
    const all = links();
    current = link;
    const index = indexIn(all);
    put(link);
    page.hidden = !link.dataset.page;
    page.href = link.href;
    count.textContent = dialog.dataset.count.replace("{0}", index + 1).replace("{1}", all.length);
    said.textContent = `${count.textContent}: ${image.alt}`;
    // not disabled: whoever is at the end would lose the place of the keyboard
    previous.setAttribute("aria-disabled", index === 0);
    next.setAttribute("aria-disabled", index === all.length - 1);
    preload(all[index + direction]);
}

function step(by) {
    const all = links();
    const link = all[indexIn(all) + by];
    if (link) {
        show(link, by);
    }
}

document.getElementById("grid").addEventListener("click", (event) => {
    const link = event.target.closest("a[data-large]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        dialog.showModal();
        show(link, 1);
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

dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
        event.preventDefault();
        step(event.key === "ArrowLeft" ? -1 : 1);
    }
});

// A live tile may have taken the place of the one that was clicked.
dialog.addEventListener("close", () => {
    stage.replaceChildren(image);
    image.removeAttribute("src");
    const link = links().find((other) => other.href === current.href);
    link?.focus();
    link?.scrollIntoView({block: "nearest"});
});

// With two fingers one looks closer, and does not turn the page.
let touch = null;
dialog.addEventListener("touchstart", (event) => {
    touch = event.touches.length === 1 ? event.touches[0] : null;
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
