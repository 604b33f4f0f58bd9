// The photos that are announced in one mail. A batch is opened before its first photo and closed after its last. Its id
// is made here, so that asking for anything again, of whichever node answers, is harmless.

const {post, untilAnswered} = await import(document.getElementById("requests.js").href);
const {keep, forget} = await import(document.getElementById("kept.js").href);

const section = document.getElementById("upload");
const {album} = section.dataset;
const maxFiles = Number(section.dataset.maxFiles);

export class Batch {
    items = [];
    restored = false; // an earlier page began it, or had more of it
    before = 0; // photos that have come without this page
    missing = 0; // photos that neither are here nor have come
    closed = false;
    #opened = null;
    #announcing = false;
    #counted = false;

    // The audience is null if all friends are told.
    constructor(size, audience, id = uuid()) {
        this.size = size;
        this.audience = audience;
        this.id = id;
    }

    get settled() {
        return this.items.every((item) => item.settled);
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
        this.size = Math.min(this.size, size); // what has moved on the server does not know
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

    // The server closes a batch of which it has heard nothing for a while: all that is still to come goes into another.
    moveOn() {
        const rest = this.items.filter((item) => !item.settled);
        const successor = new Batch(rest.length, this.audience);
        rest.forEach((item) => item.moveTo(successor));
        this.items = this.items.filter((item) => item.settled);
        this.size = Math.max(0, this.size - rest.length);
        keep([this.entry]);
        return successor;
    }

    // A browser may have kept less than was chosen: its batch is not all that friends are to be told of.
    async complete() {
        if (this.closed || this.#counted) {
            return;
        }
        this.#counted = true;
        if (this.restored && this.size > 0) {
            this.#opened = null;
            this.#counted = await untilAnswered(() => this.open()) !== null;
        }
        if (this.#counted && this.missing === 0) {
            this.close();
        }
    }

    #count(arrived) {
        if (this.restored) {
            const here = this.#here();
            const uploaded = this.#uploaded();
            const others = this.items.some((item) => item.again) ? arrived : this.size - here - uploaded; // some here may have come
            this.before = Math.max(0, Math.min(arrived - uploaded, others));
            this.missing = Math.max(0, this.size - arrived - here);
        }
    }

    #here() {
        return this.items.filter((item) => !item.settled).length;
    }

    #uploaded() {
        return this.items.filter((item) => item.state === "uploaded").length;
    }

    // What is missing may be among what was chosen now.
    takeMore() {
        this.missing = 0;
        this.#counted = false;
    }

    // Of the first of so many that are chosen now. All that there were have the places of then, others lie behind them.
    place(count) {
        return count === this.size ? 0 : this.size + this.before + this.#uploaded() + this.#here();
    }

    // Nobody looks at its items any more.
    clear() {
        this.before += this.#uploaded();
        this.items.splice(0).forEach((item) => item.drop());
    }

    close() {
        forget(this.id);
        if (this.#opened && !this.closed) {
            untilAnswered(() => post(`/${this.id}/close`));
        }
        this.closed = true;
    }
}

// crypto.randomUUID exists only where the connection is secure.
export function uuid() {
    if (crypto.randomUUID) {
        return crypto.randomUUID();
    }
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}
