// @ts-check
// In every page that `shipwith serve` hands out: follows the site as its catalog is written.

/** The version of the site that this page is of: no other run of the command has one of that name. */
const shown = new URL(import.meta.url).search.slice(1);
const place = document.createElement("div");
place.id = "shipwith-problems";
place.setAttribute("role", "alert");
// The policy of the page allows styles by script, and none in attributes.
Object.assign(place.style, {
  position: "fixed", insetInline: "0", insetBlockEnd: "0", zIndex: "99", maxBlockSize: "50vh", overflow: "auto",
  padding: "0.75rem 1rem", background: "#7a1020", color: "#fff", font: "14px/1.5 ui-monospace, monospace",
});

/** @param {string[]} problems */
function tell(problems) {
  place.textContent = "";
  const title = document.createElement("p");
  title.textContent = `The catalog has problems: ${problems.length}. The site stays as it was until they are mended.`;
  const list = document.createElement("ul");
  for (const problem of problems) list.appendChild(document.createElement("li")).textContent = problem;
  place.append(title, list);
  if (problems.length) document.body.append(place);
  else place.remove();
}

/** @type {EventSource | undefined} */
let states;

// A browser has no more than six connections to a host, for all its tabs together: those that nobody looks at need none.
function follow() {
  states?.close();
  states = document.hidden ? undefined : new EventSource("/__shipwith/state");
  states?.addEventListener("message", ({ data }) => {
    /** @type {{ version: string, problems: string[] }} */
    const { version, problems } = JSON.parse(data);
    if (version === shown) tell(problems);
    else location.reload();
  });
}

document.addEventListener("visibilitychange", follow);
follow();
