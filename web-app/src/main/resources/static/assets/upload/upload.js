// Uploads photos three at a time, each in a request of its own.

const {ATTEMPTS, pause, put, whenSignedInAgain} = await import(document.getElementById("requests.js").href);
const {keep, forget, leftBehind} = await import(document.getElementById("kept.js").href);
const {Batch} = await import(document.getElementById("batch.js").href);
const {MEGABYTE, batches, begin, isSignedOut, items, offerSignIn, say, show} = await import(document.getElementById("panel.js").href);
const {Item} = await import(document.getElementById("item.js").href);
const {onDrop} = await import(document.getElementById("dropped.js").href);

const AT_ONCE = 3;

const section = document.getElementById("upload");
const input = document.getElementById("files");
const audience = document.getElementById("audience");
const {album} = section.dataset;
const maxBytes = Number(section.dataset.maxBytes);
const maxFiles = Number(section.dataset.maxFiles);

let sending = 0;
let keptAgain = null;

const connection = () => new Promise((resolve) => navigator.onLine ? resolve() : addEventListener("online", resolve, {once: true}));

async function send(item) {
    const {batch} = item;
    sending++;
    item.become("sending", "");
    settle(item, batch, await deliver(item, batch));
    sending--;
    next();
}

async function deliver(item, batch) {
    try {
        await batch.open();
    } catch (status) {
        return {status: Number(status) || 0, answer: {}};
    }
    return put(item.pathIn(batch), item.file, (bytes) => item.progress(bytes));
}

function settle(item, batch, {status, answer}) {
    if (status === 200 || status === 201) {
        item.become(answer.duplicate ? "duplicate" : "uploaded", "");
        if (answer.duplicate || batch !== item.batch) {
            item.lose();
        }
        sendFailedAgain();
    } else if (status === 409) {
        moveOn(item, batch);
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

// Whatever was on its way to the same batch has moved with the first that came back.
function moveOn(item, batch) {
    if (batch === item.batch) {
        const successor = batch.moveOn();
        batches.add(successor);
        keepOnTheirWay(successor.items);
    }
}

// Nothing else can help: sign in again, and what failed is sent.
function askToSignIn() {
    keptAgain ??= keepOnTheirWay(items());
    offerSignIn();
    items().filter((item) => ["waiting", "pausing"].includes(item.state)).forEach((item) => item.become("failed", ""));
}

// Each batch by itself first: files take their time.
function keepOnTheirWay(some) {
    const kept = some.filter((item) => !item.settled);
    keep([...new Set(kept.map((item) => item.batch))].map((batch) => batch.entry));
    return keep(kept.map((item) => item.entry));
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
    await pause(item.attempt - 1);
    await connection();
    if (item.state === "pausing") {
        item.become("waiting", say("waiting"));
        next();
    }
}

function next() {
    while (sending < AT_ONCE) {
        const item = items().find((candidate) => candidate.state === "waiting");
        if (!item) {
            break;
        }
        send(item);
    }
    for (const batch of batches) {
        if (batch.settled) {
            batch.complete().then(show);
        }
    }
    show();
}

// Also whenever a node is known to answer: the stream came back, or a photo went through.
function sendFailedAgain() {
    if (isSignedOut()) {
        return;
    }
    for (const item of items().filter((candidate) => candidate.state === "failed")) {
        item.attempt = 0;
        item.become("waiting", say("waiting"));
    }
    next();
}

// Fewer than there were if an earlier page could not keep them all.
function add(files, of = files.length) {
    if (files.length === 0) {
        return;
    }
    makeRoom();
    const refusals = files.map(refusal);
    const taken = refusals.filter((sentence) => sentence === "").length;
    const lacking = taken > 0 ? [...batches].find((batch) => batch.missing > 0) : undefined;
    const first = lacking?.place(files.length) ?? 0;
    lacking?.takeMore();
    const batch = lacking ?? newBatch(taken, Math.min(of, maxFiles) - files.length);
    batches.add(batch);
    const added = files.map((file, index) => new Item(file, batch, first + index, batch === lacking));
    added.forEach((item, index) => refusals[index] && item.become("refused", refusals[index]));
    keepOnTheirWay(added);
    document.getElementById("transfer").scrollIntoView({block: "nearest"});
    next();
}

// What is done with is told until something new begins.
function makeRoom() {
    if (sending === 0) {
        begin();
    }
    if ([...batches].every((batch) => batch.settled)) {
        batches.forEach((batch) => batch.clear());
        [...batches].filter((batch) => batch.closed).forEach((batch) => batches.delete(batch));
    }
    section.classList.remove("first", "open");
}

function refusal(file, index) {
    if (index >= maxFiles) {
        return say("too-many", maxFiles);
    }
    if (file.size === 0) {
        return say("empty");
    }
    return file.size > maxBytes ? say("too-large", maxBytes / MEGABYTE) : "";
}

function newBatch(size, gone) {
    const batch = new Batch(size + Math.max(0, gone), chosenAudience());
    batch.restored = gone > 0;
    return batch;
}

// Null if all friends are told.
function chosenAudience() {
    const friends = [...audience?.querySelectorAll("[name=friend]") ?? []];
    return friends.every((friend) => friend.checked)
        ? null
        : friends.filter((friend) => friend.checked).map((friend) => friend.value);
}

// Under the ids of then, so that what has arrived is not sent again. Files that were dropped on another page have none yet.
async function goOn() {
    const entries = await leftBehind(album);
    if (entries.length === 0) {
        return;
    }
    makeRoom();
    entries.sort((one, other) => one.place - other.place);
    for (const kept of Map.groupBy(entries.filter((entry) => entry.batch), (entry) => entry.batch.id).values()) {
        restore(kept[0].batch, kept.filter((entry) => entry.file));
    }
    const dropped = entries.filter((entry) => !entry.batch);
    dropped.forEach((entry) => forget(entry.key));
    add(dropped.map((entry) => entry.file), dropped[0]?.of);
    next();
}

function restore({id, size, audience: friends}, entries) {
    const batch = new Batch(size, friends, id);
    batch.restored = true;
    batches.add(batch);
    entries.forEach(({key, place, again, file}) => new Item(file, batch, place, again, key));
}

// Of what failed nothing is kept any more.
function dismiss() {
    for (const batch of batches) {
        batch.close();
        batch.clear();
    }
    batches.clear();
    section.classList.toggle("first", document.querySelector("#grid .tile") === null);
    show();
    document.querySelector(section.classList.contains("first") ? "[data-choose]" : "[data-add]").focus();
}

function takeChosen() {
    add([...input.files]);
    input.value = "";
}

function countAudience() {
    const count = audience.querySelectorAll("[name=friend]:checked").length;
    audience.querySelector("summary").textContent = count === 0 ? say("nobody") : count === 1 ? say("one") : say("many", count);
}

document.querySelector("[data-add]").addEventListener("click", () => {
    section.classList.toggle("open");
    section.querySelector("[data-choose]").focus();
});
for (const button of document.querySelectorAll("[data-choose]")) {
    button.addEventListener("click", () => input.click());
}
input.addEventListener("change", takeChosen);
audience?.addEventListener("change", countAudience);
document.getElementById("retry").addEventListener("click", sendFailedAgain);
document.getElementById("finish").addEventListener("click", dismiss);
document.getElementById("done").addEventListener("click", dismiss);
document.getElementById("sign-in").addEventListener("click", async (event) => {
    event.target.disabled = true;
    await keptAgain;
    location.reload();
});
document.addEventListener("photoshare:connected", sendFailedAgain);
whenSignedInAgain(() => keepOnTheirWay(items())); // signing out in another tab has forgotten them
addEventListener("beforeunload", (event) => {
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
