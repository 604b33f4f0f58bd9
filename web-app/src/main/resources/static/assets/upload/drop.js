// Photos that are dropped on the home page become an album, whose page uploads them.

const zone = document.getElementById("drop");
const {keep} = await import(document.getElementById("kept.js").href);
const {onDrop} = await import(document.getElementById("dropped.js").href);

onDrop(async (files) => {
    if (files.length === 0) {
        return;
    }
    const made = await fetch("/albums", {
        method: "POST",
        headers: {"X-CSRF-TOKEN": document.querySelector("meta[name=csrf]").content},
        body: new URLSearchParams({title: zone.dataset.today}),
    });
    const page = new URL(made.url);
    const album = page.pathname.match(/^\/albums\/([0-9a-f-]{36})$/)?.[1];
    if (album) {
        await keep(files.map((file, index) => ({key: `${album} ${index}`, album, batch: null, of: files.length, place: index, file})));
    }
    location.assign(page);
});
