// Files that are on their way, kept by the browser: a page that is reloaded, left or signed out goes on where it was.
// Where there is no room or no database, uploads work without.

const DAY = 86_400_000;
const LEAVING_MILLIS = 2000;
const AT_ONCE = 20;
let last = Promise.resolve();

function database() {
    return new Promise((resolve, reject) => {
        const opening = indexedDB.open("photoshare", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("uploads", {keyPath: "key"}).createIndex("album", "album");
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
    });
}

async function inStore(mode, work) {
    const db = await database();
    try {
        return await new Promise((resolve, reject) => {
            const transaction = db.transaction("uploads", mode);
            const request = work(transaction.objectStore("uploads"));
            transaction.oncomplete = () => resolve(request.result);
            transaction.onabort = () => reject(transaction.error);
        });
    } finally {
        db.close();
    }
}

// One after the other, so that nothing is forgotten before it is kept.
function then(work) {
    last = last.then(work).catch(() => undefined);
    return last;
}

// An entry has a key, its album, its batch {id, size, audience} or none yet, its place in the batch, and the file; before
// there is a batch, also how many files it is to have. The batch has an entry without a file.
export function keep(entries) {
    for (let from = 0; from < entries.length; from += AT_ONCE) {
        then(() => keepSome(entries.slice(from, from + AT_ONCE)));
    }
    return last;
}

// Together, which is faster. Where there is no room for all, or one cannot be read, the others are kept.
async function keepSome(entries) {
    try {
        await inStore("readwrite", (store) => entries.map((entry) => store.put({...entry, since: Date.now()})).at(-1));
    } catch {
        if (entries.length > 1) {
            await keepSome(entries.splice(entries.length / 2));
            await keepSome(entries);
        }
    }
}

export function forget(key) {
    return then(() => inStore("readwrite", (store) => store.delete(key)));
}

// What an earlier page of this album left, unless another page is at it. Nothing that is kept after this was called is among it.
export async function leftBehind(album) {
    const entries = await then(async () => !navigator.locks || await isMine(`upload ${album}`)
        ? inStore("readonly", (store) => store.index("album").getAll(album))
        : []) ?? [];
    entries.filter((entry) => entry.since < Date.now() - DAY).forEach((entry) => forget(entry.key));
    return entries.filter((entry) => entry.since >= Date.now() - DAY);
}

// For as long as this page is open. A page that was just left gives it back a moment later.
function isMine(name) {
    return new Promise((resolve) => {
        navigator.locks.request(name, {signal: AbortSignal.timeout(LEAVING_MILLIS)}, () => {
            resolve(true);
            return new Promise(() => {});
        }).catch(() => resolve(false));
    });
}
