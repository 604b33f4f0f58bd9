// What the panel of an upload says and offers.

export const MEGABYTE = 1048576;
const LOWEST_SPEED = 0.05; // that is not rounded to nothing, in MB a second

const section = document.getElementById("upload");
const panel = document.getElementById("transfer");
const summary = document.getElementById("transfer-summary");
const total = document.getElementById("transfer-progress");
const missing = document.getElementById("missing");
const words = document.getElementById("upload-says").content;
const failedWhy = document.getElementById("failed-why");
const signIn = document.getElementById("sign-in");
const retry = document.getElementById("retry");
const finish = document.getElementById("finish");
const done = document.getElementById("done");

export const batches = new Set(); // that the panel speaks of
let began = 0;

export const items = () => [...batches].flatMap((batch) => batch.items);

export const say = (name, ...values) => words.querySelector(`[data-say=${name}]`).textContent
    .replace(/\{(\d)\}/g, (_, index) => values[index]);

const decimal = new Intl.NumberFormat(document.documentElement.lang, {minimumFractionDigits: 1, maximumFractionDigits: 1});

export function inMegabytes(bytes) {
    return bytes < 1e6 ? `${Math.ceil(bytes / 1024)} KB` : `${decimal.format(bytes / MEGABYTE)} MB`;
}

// The speed is that from now on.
export function begin() {
    began = performance.now() - 1;
}

export function isSignedOut() {
    return !signIn.hidden;
}

export function offerSignIn() {
    signIn.hidden = false;
    failedWhy.textContent = say("signed-out");
}

export function show() {
    const all = items();
    const count = (...states) => all.filter((item) => states.includes(item.state)).length;
    const wanted = all.filter((item) => item.state !== "refused" && item.state !== "duplicate");
    const busy = count("waiting", "sending", "pausing") > 0;
    const failed = count("failed") > 0;
    const before = sum(batches, (batch) => batch.before);
    const lost = sum(batches, (batch) => batch.missing);
    section.classList.toggle("busy", busy);
    section.classList.toggle("over", all.length > 0 && !busy && !failed);
    panel.hidden = all.length === 0 && lost === 0;

    const bytes = sum(all, (item) => item.sent);
    const part = bytes / Math.max(1, sum(wanted, (item) => item.file.size));
    const expected = before + wanted.length + lost;
    total.hidden = !busy;
    total.value = (before + part * wanted.length) / Math.max(1, expected);
    const uploaded = before + count("uploaded");
    const progress = busy || failed || lost > 0 ? say("progress", uploaded, expected) : inAll(uploaded, count("duplicate"));
    summary.textContent = busy ? underWay(progress, bytes) : progress;

    document.querySelectorAll("[data-outcome]").forEach(showOutcome);
    missing.hidden = busy || lost === 0;
    missing.querySelector("p").textContent = lost === 1 ? say("missing-one") : say("missing-many", lost);
    retry.hidden = busy || !failed || isSignedOut();
    finish.hidden = busy || !failed && lost === 0 || isSignedOut();
    done.hidden = busy || failed || lost > 0;
}

function showOutcome(outcome) {
    const rows = outcome.querySelectorAll("li").length;
    if (outcome.hidden && rows > 0) {
        outcome.open = outcome.dataset.outcome !== "uploaded";
    }
    outcome.hidden = rows === 0;
    outcome.querySelector(".count").textContent = rows;
}

function sum(all, value) {
    return [...all].reduce((before, one) => before + value(one), 0);
}

function underWay(progress, bytes) {
    if (!navigator.onLine) {
        return say("offline", progress);
    }
    const seconds = (performance.now() - began) / 1000;
    const speed = bytes / MEGABYTE / seconds;
    return seconds > 1 && speed >= LOWEST_SPEED ? say("speed", progress, decimal.format(speed)) : progress;
}

function inAll(uploaded, duplicates) {
    const sentence = uploaded === 0 ? say("nothing") : uploaded === 1 ? say("all-one") : say("all-many", uploaded);
    return duplicates === 0 ? sentence : say("known", sentence, duplicates);
}

addEventListener("online", show);
addEventListener("offline", show);
