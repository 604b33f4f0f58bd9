// Photos large, over the grid. Without this script a tile leads to the photo's page.

const dialog = document.getElementById("lightbox");
const image = document.getElementById("lightbox-image");
const count = document.getElementById("lightbox-count");
const page = document.getElementById("lightbox-page");
let current = null;

const links = () => [...document.querySelectorAll("#grid a[data-large]")];

function show(link) {
    const all = links();
    current = link;
    image.src = link.dataset.large;
    image.alt = link.querySelector("img").alt;
    page.href = link.href;
    count.textContent = `Photo ${all.indexOf(link) + 1} of ${all.length}`;
}

function step(by) {
    const all = links();
    const index = all.findIndex((link) => link.href === current.href) + by;
    if (index >= 0 && index < all.length) {
        show(all[index]);
    }
}

document.getElementById("grid").addEventListener("click", (event) => {
    const link = event.target.closest("a[data-large]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        show(link);
        dialog.showModal();
    }
});

dialog.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) {
        step(Number(button.dataset.step));
    } else if (event.target === dialog || event.target.localName === "figure") {
        dialog.close();
    }
});

dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
        event.preventDefault();
        step(event.key === "ArrowLeft" ? -1 : 1);
    }
});

dialog.addEventListener("close", () => {
    image.removeAttribute("src");
    links().find((link) => link.href === current.href)?.focus();
});

let touch = 0;
dialog.addEventListener("touchstart", (event) => (touch = event.changedTouches[0].clientX), {passive: true});
dialog.addEventListener("touchend", (event) => {
    const moved = event.changedTouches[0].clientX - touch;
    if (Math.abs(moved) > 50) {
        step(moved > 0 ? -1 : 1);
    }
});
