// Keeps the list fresh while somebody looks at it.
const live = () => document.querySelector("[data-live]");

async function refresh() {
  if (document.hidden) return;
  try {
    const page = await (await fetch(location.href)).text();
    const fresh = new DOMParser().parseFromString(page, "text/html").querySelector("[data-live]");
    if (fresh && fresh.innerHTML !== live().innerHTML) live().replaceWith(fresh);
  } catch {
    // the catcher is down at the moment: the page stays as it was
  }
}

if (live()) setInterval(refresh, 2000);
