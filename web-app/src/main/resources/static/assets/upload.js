// Uploads photos three at a time, each in a request of its own. Batch ids and file keys are made
// here, so that sending anything again, to whichever node answers, is harmless.

const AT_ONCE = 3;
const ATTEMPTS = 5;
const FIRST_PAUSE = 1000;
const LOWEST_SPEED = 0.05; // that is not rounded to nothing, in MB a second

const section = document.getElementById("upload");
const input = document.getElementById("files");
const panel = document.getElementById("transfer");
const summary = document.getElementById("transfer-summary");
const total = document.getElementById("transfer-progress");
const retryButton = document.getElementById("retry");
const finishButton = document.getElementById("finish");
const doneButton = document.getElementById("done");
const signInButton = document.getElementById("sign-in");
const failedWhy = document.getElementById("failed-why");
const missing = document.getElementById("missing");
const audience = document.getElementById("audience");
const words = document.getElementById("upload-says").content;
let csrf = document.querySelector("meta[name=csrf]").content;
const album = section.dataset.album;
const batchesUrl = `/albums/${album}/batches`;
const maxBytes = Number(section.dataset.maxBytes);
const maxFiles = Number(section.dataset.maxFiles);
const {keep, forget, leftBehind} = await import(section.dataset.kept);
const {onDrop} = await import(section.dataset.dropped);

const items = [];
let sending = 0;
let began = 0;
let restored = []; // batches that an earlier page began
let keptAgain = null;
let renewal = null;

const say = (name, ...values) => words.querySelector(`[data-say=${name}]`).textContent
    .replace(/\{(\d)\}/g, (_, index) => values[index]);
const inWords = (number) => number.toLocaleString(document.documentElement.lang, {minimumFractionDigits: 1, maximumFractionDigits: 1});
const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
const connection = () => new Promise((resolve) => navigator.onLine ? resolve() : window.addEventListener("online", resolve, {once: true}));

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

async function post(path, fields = []) {
    const answer = await withToken(() => fetch(batchesUrl + path, {
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
async function untilAnswered(ask) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const answer = await ask().catch(() => null);
        if (answer !== null) {
            return answer;
        }
        await pause(FIRST_PAUSE * 2 ** attempt);
    }
    return null;
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
    await keepOnTheirWay(items); // signing out in another tab has forgotten them
    return true;
}

// The photos that are announced in one mail. Opened before its first photo, closed after its last.
class Batch {
    closed = false;
    restored = false; // an earlier page began it, or had more of it
    before = 0; // photos that have come without this page
    missing = 0; // photos that neither are here nor have come
    #opened = null;
    #announcing = false;
    #counted = false;
    #successor = null;
    #moved = 0;

    // The audience is null if all friends are told.
    constructor(size, audience, id = uuid()) {
        this.size = size;
        this.audience = audience;
        this.id = id;
    }

    get entry() {
        return {key: this.id, album, batch: {id: this.id, size: this.size, audience: this.audience}, place: -1};
    }

    open() {
        this.#opened ??= this.#askToOpen().catch((error) => {
            this.#opened = null;
            throw error;
        });
        return this.#opened;
    }

    async #askToOpen() {
        const {size, arrived} = await this.#announce();
        this.size = size;
        this.#count(arrived);
        document.dispatchEvent(new Event("photoshare:uploading"));
    }

    async #announce() {
        const count = Math.min(this.size, maxFiles);
        const chosen = (this.audience ?? []).map((friend) => ["friend", friend]);
        const answer = await post("", [["id", this.id], ["count", count], ["chosen", this.audience !== null], ...chosen]);
        return answer.json();
    }

    // One less will come. Whoever watches the album elsewhere need not wait for it until the end.
    async lose() {
        this.size--;
        if (this.#announcing || !this.#opened) {
            return;
        }
        this.#announcing = true;
        let told = null;
        while (told !== this.size && this.size > 0 && !this.closed) {
            told = this.size;
            await this.#announce().catch(() => null); // closing it says the same
        }
        this.#announcing = false;
    }

    // The server closes a batch of which it has heard nothing for a while.
    successor() {
        if (this.#successor === null) {
            this.#successor = new Batch(items.filter((item) => item.batch === this && !item.settled).length, this.audience);
            forget(this.id);
            keep([this.#successor.entry]);
        }
        this.#moved++;
        return this.#successor;
    }

    // A browser may have kept less than was chosen: its batch is not all that friends are to be told of.
    async complete() {
        if (this.closed || this.#counted) {
            return;
        }
        this.#counted = true;
        if (this.restored && this.size > 0) {
            const answer = await untilAnswered(() => this.#announce());
            if (answer === null) {
                this.#counted = false;
                return;
            }
            this.#count(answer.arrived);
        }
        show();
        if (this.missing === 0) {
            await this.close();
        }
    }

    #count(arrived) {
        if (this.restored) {
            const its = items.filter((item) => item.batch === this);
            const here = its.filter((item) => !item.settled).length + this.#moved;
            const uploaded = its.filter((item) => item.state === "uploaded").length;
            const others = its.some((item) => item.again) ? arrived : this.size - here - uploaded; // some here may have come
            this.before = Math.max(0, Math.min(arrived - uploaded, others));
            this.missing = Math.max(0, this.size - arrived - here);
        }
    }

    // What is missing may be among what was chosen now.
    takeMore() {
        this.missing = 0;
        this.#counted = false;
        return this;
    }

    async close() {
        forget(this.id);
        if (this.closed || !this.#opened) {
            return;
        }
        this.closed = true;
        await untilAnswered(() => post(`/${this.id}/close`));
    }
}

// One file, its way, and its row on the page.
class Item {
    state = "waiting";
    sent = 0;
    attempt = 0;

    // Again: whether it may be what is missing of its batch, but need not.
    constructor(file, batch, place, again = false, key = uuid()) {
        this.file = file;
        this.batch = batch;
        this.place = place;
        this.again = again;
        this.key = key;
        this.row = this.#newRow();
        this.become("waiting", say("waiting"));
    }

    get settled() {
        return ["uploaded", "duplicate", "refused"].includes(this.state);
    }

    get entry() {
        return {...this.batch.entry, key: this.key, place: this.place, again: this.again, file: this.file};
    }

    become(state, sentence) {
        this.state = state;
        this.sent = state === "uploaded" ? this.file.size : state === "sending" ? this.sent : 0;
        this.row.querySelector(".state").textContent = sentence;
        this.row.querySelector("progress").hidden = state !== "sending";
        const outcome = state === "waiting" || state === "pausing" ? "sending" : state;
        const rows = document.querySelector(`[data-outcome=${outcome}] ul`);
        state === "sending" ? rows.prepend(this.row) : rows.append(this.row);
        if (this.settled) {
            forget(this.key);
            this.row.querySelector("img")?.remove();
            URL.revokeObjectURL(this.preview);
        }
        show();
    }

    // It never comes: its batch is smaller by one.
    lose() {
        if (!this.again) {
            this.batch.lose();
        }
    }

    drop() {
        forget(this.key);
        this.row.remove();
        URL.revokeObjectURL(this.preview);
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
        image.addEventListener("error", () => image.remove());
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
    return bytes < 1e6 ? `${Math.ceil(bytes / 1024)} KB` : `${inWords(bytes / 1048576)} MB`;
}

// The browser tells how much has gone out only for XMLHttpRequest.
function put(item) {
    return new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open("PUT", `${batchesUrl}/${item.batch.id}/photos/${item.key}?place=${item.place}&name=${encodeURIComponent(item.file.name)}`);
        request.setRequestHeader("X-CSRF-TOKEN", csrf);
        request.setRequestHeader("Accept", "application/json");
        request.upload.addEventListener("progress", (event) => item.progress(event.loaded));
        request.addEventListener("load", () => resolve({status: request.status, answer: json(request.responseText)}));
        request.addEventListener("error", () => resolve({status: 0, answer: {}}));
        request.send(item.file);
    });
}

function json(text) {
    try {
        return JSON.parse(text);
    } catch {
        return {};
    }
}

async function send(item) {
    sending++;
    item.become("sending", "");
    try {
        await item.batch.open();
        settle(item, await withToken(() => put(item)));
    } catch (status) {
        settle(item, {status: Number(status) || 0, answer: {}});
    }
    sending--;
    next();
}

function settle(item, {status, answer}) {
    if (status === 200 || status === 201) {
        item.become(answer.duplicate ? "duplicate" : "uploaded", "");
        if (answer.duplicate) {
            item.lose();
        }
        sendFailedAgain();
    } else if (status === 409) {
        item.batch = item.batch.successor();
        keep([item.entry]);
        item.become("waiting", say("waiting"));
    } else if (status === 401 || status === 403) {
        askToSignIn();
        item.become("failed", "");
    } else if (status >= 400 && status < 500) {
        item.become("refused", answer.detail ?? say("not-taken"));
        item.lose();
    } else {
        tryAgainLater(item, answer.detail ?? say("lost"));
    }
}

// Each batch by itself first: files take their time.
function keepOnTheirWay(some) {
    const kept = some.filter((item) => !item.settled);
    keep([...new Set(kept.map((item) => item.batch))].map((batch) => batch.entry));
    return keep(kept.map((item) => item.entry));
}

// Nothing else can help: sign in again, and what failed is sent.
function askToSignIn() {
    keptAgain ??= keepOnTheirWay(items);
    signInButton.hidden = false;
    failedWhy.textContent = say("signed-out");
    items.filter((item) => ["waiting", "pausing"].includes(item.state)).forEach((item) => item.become("failed", ""));
}

// Without a connection nothing was attempted.
function tryAgainLater(item, trouble) {
    item.attempt += navigator.onLine ? 1 : 0;
    if (item.attempt >= ATTEMPTS) {
        item.become("failed", trouble);
        return;
    }
    item.become("pausing", say("again", trouble));
    resume(item);
}

async function resume(item) {
    await pause(FIRST_PAUSE * 2 ** (item.attempt - 1) * (0.5 + Math.random()));
    await connection();
    if (item.state === "pausing") {
        item.become("waiting", say("waiting"));
        next();
    }
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
            batch.complete();
        }
    }
}

function show() {
    const count = (...states) => items.filter((item) => states.includes(item.state)).length;
    const bytes = sum(items, (item) => item.sent);
    const wanted = items.filter((item) => item.state !== "refused" && item.state !== "duplicate");
    const busy = count("waiting", "sending", "pausing") > 0;
    const failed = count("failed") > 0;
    const before = sum(restored, (batch) => batch.before);
    const lost = sum(restored, (batch) => batch.missing);
    section.classList.toggle("busy", busy);
    section.classList.toggle("over", items.length > 0 && !busy && !failed);
    panel.hidden = items.length === 0 && lost === 0;
    total.hidden = !busy;
    const part = bytes / Math.max(1, sum(wanted, (item) => item.file.size));
    const all = before + wanted.length + lost;
    total.value = (before + part * wanted.length) / Math.max(1, all);
    const uploaded = before + count("uploaded");
    const progress = busy || failed || lost > 0 ? say("progress", uploaded, all) : inAll(uploaded, count("duplicate"));
    summary.textContent = busy ? underWay(progress, bytes) : progress;
    for (const outcome of document.querySelectorAll("[data-outcome]")) {
        const rows = outcome.querySelectorAll("li").length;
        if (outcome.hidden && rows > 0) {
            outcome.open = outcome.dataset.outcome !== "uploaded";
        }
        outcome.hidden = rows === 0;
        outcome.querySelector(".count").textContent = rows;
    }
    missing.hidden = busy || lost === 0;
    missing.querySelector("p").textContent = lost === 1 ? say("missing-one") : say("missing-many", lost);
    retryButton.hidden = busy || !failed || !signInButton.hidden;
    finishButton.hidden = busy || !failed && lost === 0 || !signInButton.hidden;
    doneButton.hidden = busy || failed || lost > 0;
}

function sum(list, value) {
    return list.reduce((all, one) => all + value(one), 0);
}

function underWay(progress, bytes) {
    if (!navigator.onLine) {
        return say("offline", progress);
    }
    const seconds = (performance.now() - began) / 1000;
    const speed = bytes / 1048576 / seconds;
    return seconds > 1 && speed >= LOWEST_SPEED ? say("speed", progress, inWords(speed)) : progress;
}

function inAll(uploaded, duplicates) {
    const sentence = uploaded === 0 ? say("nothing") : uploaded === 1 ? say("all-one") : say("all-many", uploaded);
    return duplicates === 0 ? sentence : say("known", sentence, duplicates);
}

function refusal(file, index) {
    if (index >= maxFiles) {
        return say("too-many", maxFiles);
    }
    if (file.size === 0) {
        return say("empty");
    }
    return file.size > maxBytes ? say("too-large", maxBytes / 1048576) : "";
}

// Of what failed nothing is kept any more.
function dismiss() {
    new Set([...restored, ...items.map((item) => item.batch)]).forEach((batch) => batch.close());
    items.splice(0).forEach((item) => item.drop());
    restored = [];
    section.classList.toggle("first", document.querySelector("#grid .tile") === null);
    show();
    document.querySelector(section.classList.contains("first") ? "[data-choose]" : "[data-add]").focus();
}

// Null if all friends are told.
function chosenAudience() {
    const friends = [...audience?.querySelectorAll("[name=friend]") ?? []];
    return friends.every((friend) => friend.checked)
        ? null
        : friends.filter((friend) => friend.checked).map((friend) => friend.value);
}

// What is done with is told until something new begins.
function begin() {
    if (sending === 0) {
        began = performance.now() - 1;
    }
    if (items.every((item) => item.settled)) {
        restored = restored.filter((batch) => batch.missing > 0);
        restored.forEach((batch) => batch.before += items.filter((item) => item.batch === batch && item.state === "uploaded").length);
        items.splice(0).forEach((item) => item.drop());
    }
    section.classList.remove("first", "open");
}

// Fewer than there were if an earlier page could not keep them all.
function add(files, of = files.length) {
    if (files.length === 0) {
        return;
    }
    begin();
    const refusals = files.map(refusal);
    const taken = refusals.filter((sentence) => sentence === "").length;
    const lacking = taken > 0 ? restored.find((batch) => batch.missing > 0) : undefined;
    const batch = lacking?.takeMore() ?? newBatch(taken, Math.min(of, maxFiles) - files.length);
    const added = files.map((file, index) => new Item(file, batch, index, batch === lacking));
    items.push(...added);
    added.forEach((item, index) => refusals[index] && item.become("refused", refusals[index]));
    keepOnTheirWay(added);
    panel.scrollIntoView({block: "nearest"});
    next();
}

function newBatch(size, gone) {
    const batch = new Batch(size + Math.max(0, gone), chosenAudience());
    return gone > 0 ? restore(batch) : batch;
}

function restore(batch) {
    batch.restored = true;
    restored.push(batch);
    return batch;
}

// Under the ids of then, so that what has arrived is not sent again. Files that were dropped on another page have none yet.
async function goOn() {
    const entries = await leftBehind(album);
    if (entries.length === 0) {
        return;
    }
    begin();
    entries.sort((one, other) => one.place - other.place);
    const begun = Map.groupBy(entries.filter((entry) => entry.batch), (entry) => entry.batch.id);
    for (const kept of begun.values()) {
        const {id, size, audience} = kept[0].batch;
        const batch = restore(new Batch(size, audience, id));
        kept.filter((entry) => entry.file).forEach(({key, place, again, file}) => items.push(new Item(file, batch, place, again, key)));
    }
    const dropped = entries.filter((entry) => !entry.batch);
    dropped.forEach((entry) => forget(entry.key));
    add(dropped.map((entry) => entry.file), dropped[0]?.of);
    next();
    for (const batch of restored.filter((one) => items.every((item) => item.batch !== one))) {
        batch.open().then(() => batch.complete()).catch(() => null); // the next page asks again
    }
}

document.querySelector("[data-add]").addEventListener("click", () => {
    section.classList.toggle("open");
    section.querySelector("[data-choose]").focus();
});
for (const button of document.querySelectorAll("[data-choose]")) {
    button.addEventListener("click", () => input.click());
}
function takeChosen() {
    add([...input.files]);
    input.value = "";
}
input.addEventListener("change", takeChosen);

function countAudience() {
    const count = audience.querySelectorAll("[name=friend]:checked").length;
    audience.querySelector("summary").textContent = count === 0 ? say("nobody") : count === 1 ? say("one") : say("many", count);
}
audience?.addEventListener("change", countAudience);

// Also whenever a node is known to answer: the stream came back, or a photo went through.
function sendFailedAgain() {
    if (!signInButton.hidden) {
        return;
    }
    for (const item of items.filter((candidate) => candidate.state === "failed")) {
        item.attempt = 0;
        item.become("waiting", say("waiting"));
    }
    next();
}
retryButton.addEventListener("click", sendFailedAgain);
document.addEventListener("photoshare:connected", sendFailedAgain);
signInButton.addEventListener("click", async () => {
    signInButton.disabled = true;
    await keptAgain;
    location.reload();
});
for (const button of [finishButton, doneButton]) {
    button.addEventListener("click", dismiss);
}

window.addEventListener("online", show);
window.addEventListener("offline", show);
window.addEventListener("beforeunload", (event) => {
    if (sending > 0) {
        event.preventDefault();
    }
});

onDrop(add);
goOn();

// Of whoever was faster than this script.
takeChosen();
if (audience) {
    countAudience();
}
