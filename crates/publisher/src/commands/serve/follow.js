// @ts-check
// In every page that `shipwith serve` hands out: follows the site as its catalog is written.

/** The version of the site that this page is of. */
const shown = Number(new URL(import.meta.url).search.slice(1));
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

new EventSource("/__shipwith/state").onmessage = ({ data }) => {
  /** @type {{ version: number, problems: string[] }} */
  const { version, problems } = JSON.parse(data);
  if (version !== shown) return location.reload();
  tell(problems);
};
