// One file, its way, and its row in the panel. Its key is made here, as its batch's id is.

const {uuid} = await import(document.getElementById("batch.js").href);
const {forget} = await import(document.getElementById("kept.js").href);
const {inMegabytes, say, show} = await import(document.getElementById("panel.js").href);

export class Item {
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
        batch.items.push(this);
        this.become("waiting", say("waiting"));
    }

    get settled() {
        return ["uploaded", "duplicate", "refused"].includes(this.state);
    }

    get entry() {
        return {...this.batch.entry, key: this.key, place: this.place, again: this.again, file: this.file};
    }

    pathIn(batch) {
        return `/${batch.id}/photos/${this.key}?place=${this.place}&name=${encodeURIComponent(this.file.name)}`;
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

    moveTo(batch) {
        this.batch = batch;
        this.again = false;
        batch.items.push(this);
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
        const size = Object.assign(document.createElement("small"), {textContent: inMegabytes(this.file.size)});
        const state = Object.assign(document.createElement("span"), {className: "state"});
        const bar = Object.assign(document.createElement("progress"), {max: 1, value: 0, hidden: true});
        bar.setAttribute("aria-label", this.file.name);
        row.append(image, name, size, state, bar);
        return row;
    }
}
