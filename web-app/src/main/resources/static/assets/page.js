// Small things that any page may want.

for (const button of document.querySelectorAll("[data-email]")) {
    button.addEventListener("click", () => {
        const form = document.querySelector("form[action$='/login']");
        form.elements.email.value = button.dataset.email;
        form.elements.password.value = button.dataset.password;
        form.querySelector("button").focus();
    });
}

for (const box of document.querySelectorAll("[data-show]")) {
    const password = box.form.querySelector("[type=password]");
    box.addEventListener("change", () => password.type = box.checked ? "text" : "password");
    box.form.addEventListener("submit", () => password.type = "password");
}

// What is missing is said first, by the server.
for (const form of document.querySelectorAll("form[data-confirm]")) {
    form.addEventListener("submit", (event) => {
        if (form.checkValidity() && !confirm(form.dataset.confirm)) {
            event.preventDefault();
        } else {
            form.querySelector("button").disabled = true;
        }
    });
    addEventListener("pageshow", () => form.querySelector("button").disabled = false);
}

// What a field wants stands under it, in the words of the page instead of the browser's.
document.addEventListener("invalid", (event) => {
    const field = event.target;
    if (!field.dataset.wants) {
        return;
    }
    event.preventDefault();
    if (field.form.querySelector("input:invalid") === field) {
        field.focus();
    }
    const id = `${field.name}-wants`;
    if (document.getElementById(id)) {
        return;
    }
    const note = document.createElement("small");
    note.id = id;
    note.textContent = field.dataset.wants;
    field.after(note);
    field.setAttribute("aria-describedby", id);
    field.setAttribute("aria-invalid", "true");
    field.addEventListener("input", () => {
        note.remove();
        field.removeAttribute("aria-describedby");
        field.removeAttribute("aria-invalid");
    }, {once: true});
}, true);

// Files of one person wait for nobody else.
document.querySelector("form[action$='/logout']")?.addEventListener("submit", () => indexedDB.deleteDatabase("photoshare"));

const account = document.querySelector("details.account");
document.addEventListener("click", (event) => {
    if (account?.open && !account.contains(event.target)) {
        account.open = false;
    }
});
document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && account?.open) {
        account.open = false;
        account.querySelector("summary").focus();
    }
});

const {lang} = document.documentElement;
const longDay = (at) => at.toLocaleDateString(lang === "en" ? "en-GB" : lang, {dateStyle: "long"});

// What is proposed as a title.
for (const element of document.querySelectorAll("[data-today]")) {
    element.dataset.today = longDay(new Date());
    if (element.matches("input") && element.value === element.defaultValue) {
        element.value = element.dataset.today;
    }
}

document.querySelector("input[data-select]")?.select();

// Times as the clock on this wall shows them, written as the server writes them.
function localize(root) {
    for (const time of root.querySelectorAll("time[data-clock]")) {
        const at = new Date(time.dateTime);
        const second = time.dataset.clock === "second" ? "2-digit" : undefined;
        const clock = at.toLocaleTimeString(lang, {hour: "2-digit", minute: "2-digit", second, hourCycle: "h23"});
        const day = longDay(at);
        time.textContent = {date: day, day: `${day}, ${clock}`}[time.dataset.clock] ?? clock;
    }
}
localize(document);
document.addEventListener("photoshare:changed", (event) => localize(event.target));

// Pictures that could not be had: a node was away, or the connection, or nobody was signed in. They are asked for
// again as soon as one hears that it would help, and now and then until they are there.
const AGAIN_MILLIS = [2000, 5000, 10000, 30000, 60000];
let tries = 0;
let trying = null;

function isMissing(image) {
    return image.complete && image.naturalWidth === 0 && image.hasAttribute("src");
}

function showAgain() {
    clearTimeout(trying);
    trying = null;
    for (const image of [...document.images].filter(isMissing)) {
        image.src = image.src;
    }
}

function tryAgain() {
    trying ??= setTimeout(showAgain, AGAIN_MILLIS[Math.min(tries++, AGAIN_MILLIS.length - 1)]);
}

document.addEventListener("error", (event) => event.target.matches?.("img") && tryAgain(), true);
document.addEventListener("load", (event) => event.target.matches?.("img") && (tries = 0), true);
document.addEventListener("photoshare:connected", showAgain);
document.addEventListener("photoshare:signed-in", showAgain);
addEventListener("online", showAgain);
if ([...document.images].some(isMissing)) {
    tryAgain();
}

for (const toast of document.querySelectorAll(".toast:not(.warning)")) {
    setTimeout(() => toast.remove(), toast.querySelector("button") ? 20000 : 6000);
}
