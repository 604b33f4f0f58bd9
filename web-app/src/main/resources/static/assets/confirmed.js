// Whoever confirmed their address in another tab and comes back to this one has nothing to wait for:
// the server then leads away from here.

document.addEventListener("visibilitychange", async () => {
    if (document.hidden) {
        return;
    }
    try {
        const answer = await fetch(location.pathname, {method: "HEAD", headers: {Accept: "text/html"}, redirect: "manual"});
        if (answer.type === "opaqueredirect") {
            location.assign("/");
        }
    } catch {
        // offline
    }
});
