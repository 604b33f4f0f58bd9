// Puts an address where it can be pasted from.

for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
        const field = document.getElementById(button.dataset.copy);
        field.select();
        try {
            await navigator.clipboard.writeText(field.value);
            button.textContent = button.dataset.copied;
        } catch {
            field.focus(); // it is selected: copying by hand is one key away
        }
    });
}
