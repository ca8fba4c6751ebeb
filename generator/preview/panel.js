// Loads the page anew when the site has changed, and shows what keeps a change from being shown.
const own = new URL(import.meta.url);
const shown = own.searchParams.get("v");
// A page that holds nothing but faults says which.
const alone = own.searchParams.get("faults");

let source;
let host;

function listen() {
  source = new EventSource(new URL("news", own));
  source.onmessage = (event) => {
    const news = JSON.parse(event.data);
    if (news.version !== shown || (alone !== null && news.state !== Number(alone))) {
      source.close();
      location.reload();
      return;
    }
    if (alone === null) show(news);
  };
}

function rest() {
  source.close();
}

// A browser has few connections to one host, so only pages in sight keep one.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") {
    if (source.readyState === EventSource.CLOSED) listen();
  } else {
    rest();
  }
});
addEventListener("pagehide", rest);
addEventListener("pageshow", (event) => {
  if (event.persisted) listen();
});
listen();

function element(name, text, ...children) {
  const e = document.createElement(name);
  if (text) e.textContent = text;
  e.append(...children);
  return e;
}

// Faults come from files that anybody may have written: they are text and never HTML.
function show({ faults, more }) {
  if (!faults || faults.length === 0) {
    host?.remove();
    host = undefined;
    return;
  }
  const count = faults.length + more;
  const list = element("ol");
  for (const { place, what, remedy } of faults) {
    const item = element("li");
    if (place) item.append(element("code", place));
    item.append(element("p", what));
    if (remedy) item.append(element("p", remedy));
    list.append(item);
  }
  const style = element("link");
  style.rel = "stylesheet";
  style.href = new URL("panel.css", own);
  const summary = element("summary", count === 1 ? "1 error: this page stays as it was" : `${count} errors: this page stays as it was`);
  const details = element("details", "", summary, list);
  details.open = !host || host.shadowRoot.querySelector("details").open;
  if (more) details.append(element("p", `There are ${more} more: “register check” shows all.`));
  const section = element("section", "", details);
  section.className = "panel over";
  section.setAttribute("aria-label", "Errors in the content");
  if (!host) {
    host = element("register-panel");
    host.setAttribute("role", "status");
    host.attachShadow({ mode: "open" });
    document.body.append(host);
  }
  host.shadowRoot.replaceChildren(style, section);
}
