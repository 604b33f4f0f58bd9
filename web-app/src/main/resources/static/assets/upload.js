// Uploads photos three at a time, each in a request of its own. Batch ids and file keys are made
// here, so that sending anything again, to whichever node answers, is harmless.

const AT_ONCE = 3;
const ATTEMPTS = 5;
const FIRST_PAUSE = 1000;
const SIGNED_OUT = "You were signed out. Nothing uploaded is lost: sign in again and add the rest.";

const section = document.getElementById("upload");
const input = document.getElementById("files");
const panel = document.getElementById("transfer");
const summary = document.getElementById("transfer-summary");
const total = document.getElementById("transfer-progress");
const retryButton = document.getElementById("retry");
const finishButton = document.getElementById("finish");
const csrf = document.querySelector("meta[name=csrf]").content;
const batchesUrl = `/albums/${section.dataset.album}/batches`;
const maxBytes = Number(section.dataset.maxBytes);
const maxFiles = Number(section.dataset.maxFiles);

const items = [];
let sending = 0;
let began = 0;

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

// crypto.randomUUID exists only where the connection is secure.
function uuid() {
    if (crypto.randomUUID) {
        return crypto.randomUUID();
    }
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function post(path, fields = {}) {
    return fetch(batchesUrl + path, {
        method: "POST",
        headers: {"X-CSRF-TOKEN": csrf, "Accept": "application/json"},
        body: new URLSearchParams(fields),
    });
}

// The photos that are announced in one mail. Opened before its first photo, closed after its last.
class Batch {
    id = uuid();
    closed = false;
    #opened = null;
    #successor = null;

    constructor(size) {
        this.size = size;
    }

    open() {
        this.#opened ??= this.#askToOpen().catch((error) => {
            this.#opened = null;
            throw error;
        });
        return this.#opened;
    }

    async #askToOpen() {
        const answer = await post("", {id: this.id, count: this.size});
        if (!answer.ok) {
            throw answer.status;
        }
        document.dispatchEvent(new Event("photoshare:uploading"));
    }

    // The server closes a batch of which it has heard nothing for a while.
    successor() {
        this.#successor ??= new Batch(items.filter((item) => item.batch === this && !item.settled).length);
        return this.#successor;
    }

    async close() {
        if (this.closed || !this.#opened) {
            return;
        }
        this.closed = true;
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
            const answer = await post(`/${this.id}/close`).catch(() => null);
            if (answer?.ok) {
                return;
            }
            await pause(FIRST_PAUSE * 2 ** attempt);
        }
    }
}

// One file, its way, and its row on the page.
class Item {
    key = uuid();
    state = "waiting";
    sent = 0;
    attempt = 0;

    constructor(file, batch) {
        this.file = file;
        this.batch = batch;
        this.row = this.#newRow();
        this.become("waiting", "Waiting");
    }

    get settled() {
        return this.state === "uploaded" || this.state === "refused";
    }

    become(state, sentence) {
        this.state = state;
        this.sent = state === "uploaded" ? this.file.size : state === "sending" ? this.sent : 0;
        this.row.querySelector(".state").textContent = sentence;
        this.row.querySelector("progress").hidden = state !== "sending";
        const outcome = state === "waiting" || state === "pausing" ? "sending" : state;
        document.querySelector(`[data-outcome=${outcome}] ul`).append(this.row);
        if (this.settled) {
            this.row.querySelector("img")?.remove();
            URL.revokeObjectURL(this.preview);
        }
        show();
    }

    progress(bytes) {
        this.sent = bytes;
        this.row.querySelector("progress").value = bytes / this.file.size;
        show();
    }

    #newRow() {
        this.preview = URL.createObjectURL(this.file);
        const row = document.createElement("li");
        const image = Object.assign(document.createElement("img"), {alt: "", loading: "lazy", decoding: "async", src: this.preview});
        const name = Object.assign(document.createElement("span"), {className: "name", textContent: this.file.name});
        const size = Object.assign(document.createElement("small"), {textContent: megabytes(this.file.size)});
        const state = Object.assign(document.createElement("span"), {className: "state"});
        const bar = Object.assign(document.createElement("progress"), {max: 1, value: 0, hidden: true});
        bar.setAttribute("aria-label", this.file.name);
        row.append(image, name, size, state, bar);
        return row;
    }
}

function megabytes(bytes) {
    return bytes < 1e6 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

// The browser tells how much has gone out only for XMLHttpRequest.
function put(item) {
    return new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open("PUT", `${batchesUrl}/${item.batch.id}/photos/${item.key}?name=${encodeURIComponent(item.file.name)}`);
        request.setRequestHeader("X-CSRF-TOKEN", csrf);
        request.setRequestHeader("Accept", "application/json");
        request.upload.addEventListener("progress", (event) => item.progress(event.loaded));
        request.addEventListener("load", () => resolve({status: request.status, sentence: sentence(request.responseText)}));
        request.addEventListener("error", () => resolve({status: 0, sentence: ""}));
        request.send(item.file);
    });
}

function sentence(text) {
    try {
        return JSON.parse(text).detail ?? "";
    } catch {
        return "";
    }
}

async function send(item) {
    sending++;
    item.become("sending", "");
    try {
        await item.batch.open();
        settle(item, await put(item));
    } catch (status) {
        settle(item, {status: Number(status) || 0, sentence: ""});
    }
    sending--;
    next();
}

function settle(item, {status, sentence}) {
    if (status === 200 || status === 201) {
        item.become("uploaded", "");
    } else if (status === 409) {
        item.batch = item.batch.successor();
        item.become("waiting", "Waiting");
    } else if (status === 401 || status === 403) {
        item.become("failed", SIGNED_OUT);
    } else if (status >= 400 && status < 500) {
        item.become("refused", sentence || "The server does not take this file.");
    } else {
        tryAgainLater(item, sentence || "The connection was lost.");
    }
}

function tryAgainLater(item, trouble) {
    item.attempt++;
    if (item.attempt >= ATTEMPTS) {
        item.become("failed", trouble);
        return;
    }
    item.become("pausing", `${trouble} Trying again.`);
    resume(item);
}

async function resume(item) {
    await pause(FIRST_PAUSE * 2 ** (item.attempt - 1) * (0.5 + Math.random()));
    item.become("waiting", "Waiting");
    next();
}

function next() {
    while (sending < AT_ONCE) {
        const item = items.find((candidate) => candidate.state === "waiting");
        if (!item) {
            break;
        }
        send(item);
    }
    closeComplete();
    show();
}

function closeComplete() {
    for (const batch of new Set(items.map((item) => item.batch))) {
        if (items.every((item) => item.batch !== batch || item.settled)) {
            batch.close();
        }
    }
}

function show() {
    const count = (...states) => items.filter((item) => states.includes(item.state)).length;
    const bytes = items.reduce((sum, item) => sum + item.sent, 0);
    const wanted = items.filter((item) => item.state !== "refused");
    const seconds = (performance.now() - began) / 1000;
    const busy = count("waiting", "sending", "pausing") > 0;
    panel.hidden = items.length === 0;
    total.hidden = !busy;
    total.value = bytes / Math.max(1, wanted.reduce((sum, item) => sum + item.file.size, 0));
    summary.textContent = `${count("uploaded")} of ${wanted.length} uploaded`
        + (busy && seconds > 1 ? `, ${(bytes / 1048576 / seconds).toFixed(1)} MB/s` : "");
    for (const outcome of document.querySelectorAll("[data-outcome]")) {
        outcome.hidden = outcome.querySelector("li") === null;
    }
    retryButton.hidden = finishButton.hidden = busy || count("failed") === 0;
}

function refusal(file, index) {
    if (index >= maxFiles) {
        return `More than ${maxFiles} at once: add this one afterwards.`;
    }
    if (file.size === 0) {
        return "This file is empty.";
    }
    return file.size > maxBytes ? `This file is too large: up to ${maxBytes / 1048576} MB are accepted.` : "";
}

function add(files) {
    if (files.length === 0) {
        return;
    }
    if (sending === 0) {
        began = performance.now() - 1;
    }
    const refusals = files.map(refusal);
    const batch = new Batch(refusals.filter((sentence) => sentence === "").length);
    files.forEach((file, index) => {
        const item = new Item(file, batch);
        items.push(item);
        if (refusals[index]) {
            item.become("refused", refusals[index]);
        }
    });
    section.classList.remove("first");
    panel.scrollIntoView({block: "nearest"});
    next();
}

// What was dropped may be folders.
async function filesOf(entry) {
    if (entry.isFile) {
        return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
        const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
        if (some.length === 0) {
            return (await Promise.all(found.map(filesOf))).flat();
        }
        found.push(...some);
    }
}

async function dropped(transfer) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    return entries.length === 0 ? [...transfer.files] : (await Promise.all(entries.map(filesOf))).flat();
}

for (const button of document.querySelectorAll("[data-choose]")) {
    button.addEventListener("click", () => input.click());
}
input.addEventListener("change", () => {
    add([...input.files]);
    input.value = "";
});

document.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("Files")) {
        event.preventDefault();
        document.body.classList.add("dropping");
    }
});
document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) {
        document.body.classList.remove("dropping");
    }
});
document.addEventListener("drop", async (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    add(await dropped(event.dataTransfer));
});

retryButton.addEventListener("click", () => {
    for (const item of items.filter((candidate) => candidate.state === "failed")) {
        item.attempt = 0;
        item.become("waiting", "Waiting");
    }
    next();
});
finishButton.addEventListener("click", () => {
    new Set(items.map((item) => item.batch)).forEach((batch) => batch.close());
    finishButton.hidden = true;
});

window.addEventListener("beforeunload", (event) => {
    if (sending > 0) {
        event.preventDefault();
    }
});
