// Files that are dropped anywhere on a page, folders included: those in the order of their names, as people see them.

const names = new Intl.Collator(document.documentElement.lang, {numeric: true});

async function filesOf(entry) {
    if (entry.isFile) {
        return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) {
        const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
        if (some.length === 0) {
            found.sort((one, other) => names.compare(one.name, other.name));
            return (await Promise.all(found.map(filesOf))).flat();
        }
        found.push(...some);
    }
}

async function dropped(transfer) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    return entries.length === 0 ? [...transfer.files] : (await Promise.all(entries.map(filesOf))).flat();
}

export function onDrop(take) {
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
        take(await dropped(event.dataTransfer));
    });
}
