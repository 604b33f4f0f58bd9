// Others answer while this page lies in another tab: what they said shows as soon as it is seen
// again, unless an address is being written.

const email = document.getElementById("email");

document.addEventListener("visibilitychange", () => {
    if (!document.hidden && email.value === "") {
        location.reload();
    }
});
