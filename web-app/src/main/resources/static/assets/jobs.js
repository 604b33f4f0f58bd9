// Keeps the jobs page as the server has it. Whatever has changed comes as a whole section, which
// replaces the one with its id.

const TOAST_MILLIS = 6000;
const RETRY_MILLIS = 5000;

const {listen} = await import(document.getElementById("news.js").href);

function show(section) {
    const old = document.getElementById(section.id);
    const held = old.contains(document.activeElement) ? document.activeElement : null;
    const scrolled = [...old.querySelectorAll(".scroll")].map((part) => part.scrollLeft);
    const open = old.querySelector("details")?.open;
    old.replaceWith(section);
    section.querySelectorAll(".scroll").forEach((part, i) => {
        part.scrollLeft = scrolled[i] ?? 0;
    });
    section.querySelector("details")?.toggleAttribute("open", Boolean(open));
    if (held) {
        focusLike(held, section);
    }
    section.dispatchEvent(new Event("photoshare:changed", {bubbles: true}));
}

// The button that did the same before, or else the one for the same thing.
function focusLike(held, section) {
    const buttons = [...section.querySelectorAll("button")];
    const same = buttons.find((button) => button.value === held.value && button.formAction === held.formAction)
        ?? buttons.find((button) => held.value && button.value === held.value)
        ?? section.querySelector(".scroll");
    same?.focus({preventScroll: true});
}

// A browser tries again where nobody answers, but not where a node answers that it has trouble.
function watch() {
    const source = new EventSource(document.querySelector("main").dataset.events);
    source.addEventListener("section", (event) => {
        const template = document.createElement("template");
        template.innerHTML = event.data;
        show(template.content.firstElementChild);
    });
    source.addEventListener("error", () => {
        if (source.readyState === EventSource.CLOSED) {
            setTimeout(watch, RETRY_MILLIS);
        }
    });
    listen(source, ["section"], () => {
        source.close();
        watch();
    });
}

watch();

// What a button has done is said by the page that would have come; this one stays where it is.
async function act(form, button, body) {
    button.disabled = true;
    try {
        const answer = await fetch(button.hasAttribute("formaction") ? button.formAction : form.action, {method: "POST", body});
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const toasts = page.getElementById("toasts");
        if (toasts) {
            document.getElementById("toasts").replaceChildren(...toasts.children);
            setTimeout(() => document.querySelector(".toast:not(.warning)")?.remove(), TOAST_MILLIS);
        }
    } catch {
        // the node may be the one that was killed: the stream goes on at another
    } finally {
        button.disabled = false;
    }
}

document.addEventListener("submit", (event) => {
    const button = event.submitter;
    const action = button?.getAttribute("formaction") ?? event.target.getAttribute("action");
    if (action?.startsWith("/jobs/")) {
        event.preventDefault();
        act(event.target, button, new FormData(event.target, button));
    }
});
