// The arrow keys turn the page from one photo to the next.

const ways = {ArrowLeft: "a.previous", ArrowRight: "a.next"};

addEventListener("keydown", (event) => {
    if (Object.hasOwn(ways, event.key) && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        document.querySelector(ways[event.key])?.click();
    }
});
