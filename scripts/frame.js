// Speaks with the page around the frame. Every message is { shipwith: 1, id, type, … }; docs/embed.md has them all.
// What comes in is only ever read as a query string; what goes out tells of heights and names, never of a verdict.
const id = location.hash.slice(1);
let host; // where the answers go, once the page around has spoken
let height = 0;

const say = (type, more) => parent.postMessage({ shipwith: 1, id, type, ...more }, host ?? "*");

function measure() {
  const now = Math.ceil(document.body.getBoundingClientRect().height);
  if (now && now !== height) say("resize", { height: (height = now) });
}

function hear({ source, origin, data }) {
  if (source !== parent || data?.shipwith !== 1 || data.id !== id || data.type !== "config" || typeof data.query !== "string") return;
  // A page without an origin of its own can only be answered as anybody is.
  const from = origin === "null" ? "*" : origin;
  if ((host ??= from) !== from) return;
  const asked = new URLSearchParams(data.query);
  const root = document.documentElement;
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
  root.lang = asked.get("lang") || "en";
  dispatchEvent(new CustomEvent("shipwith:config", { detail: data.query }));
  if (root.dataset.hosted !== undefined) return;
  // From here on the frame is as high as what is in it, and needs no scroll bars.
  root.dataset.hosted = "";
  new ResizeObserver(measure).observe(document.body);
  addEventListener("shipwith:voted", ({ detail }) => say("vote", { slug: detail }));
  addEventListener("shipwith:failed", ({ detail }) => say("error", { message: detail }));
}

// Without an id nobody has asked to be spoken to.
if (parent !== window && id) {
  addEventListener("message", hear);
  addEventListener("shipwith:running", () => say("ready"));
}
