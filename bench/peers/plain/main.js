// The comparison page in plain JavaScript: what every visitor sees is built once; a pick replaces what it changes.
import { SIDES, bottomLine, shortName } from "../shared/compare.js";
import { catalog as loadCatalog, loadTool, toolAtHand } from "../shared/files.js";
import { asked, mark, push } from "../shared/visit.js";
import { EDITORIAL, SCREENS } from "../shared/words.js";
import { card } from "./cards.js";
import { h } from "./element.js";
import { picker } from "./picker.js";
import { sections } from "./sections.js";

let catalog;
let tools = [];
/** Answers may overtake one another: only the last pick's counts. */
let turn = 0;

const title = h("h1", { id: "title" });
const standfirst = h("p", { class: "standfirst", role: "status" });
const pickers = SIDES.map((side, i) => picker(side, (slug) => pick(i, slug)));
const cards = h("div", { class: "cards" });
const main = h("main", { id: "main" }, h("p", { role: "status" }, "Loading the comparison…"));
const app = document.getElementById("app");

function header() {
  const screens = SCREENS.map(([label, href], i) => h("li", null, h("a", { href, "aria-current": i ? "false" : "page" }, label)));
  return h("header", { class: "site" }, h("a", { class: "brand", href: "./" }, "Shipwith"), h("nav", { "aria-label": "Screens" }, h("ul", null, screens)));
}

/** What stays when another tool is picked; it is put up with the first comparison. */
function frame() {
  const swap = h("button", { type: "button", class: "swap", onclick: () => go(tools.map((tool) => tool.slug).reverse()) }, "Swap");
  main.replaceChildren(
    h("div", { class: "masthead" }, h("p", { class: "label" }, "Which one should you ship with?"), title, standfirst),
    h("div", { class: "picks", role: "group", "aria-label": "The two tools" }, pickers[0].element, swap, pickers[1].element),
    cards,
  );
  app.append(h("footer", { class: "site" }, h("p", null, EDITORIAL)));
}

function show(next) {
  if (!tools.length) frame();
  const [a, b] = next.map((tool) => h("span", null, shortName(tool)));
  title.replaceChildren(a, h("span", { class: "vs" }, " vs "), b);
  document.title = `${shortName(next[0])} vs ${shortName(next[1])} | Shipwith`;
  standfirst.textContent = bottomLine(catalog, next).lead;
  next.forEach((tool, i) => {
    pickers[i].show(tool);
    if (tool === tools[i]) return;
    const made = card(SIDES[i], tool);
    if (cards.children[i]) cards.children[i].replaceWith(made);
    else cards.append(made);
  });
  while (cards.nextSibling) cards.nextSibling.remove();
  main.append(...sections(catalog, next));
  tools = next;
  mark();
}

async function load(slugs) {
  const mine = ++turn;
  const atHand = slugs.map(toolAtHand);
  if (atHand.every(Boolean)) return show(atHand);
  const loaded = await Promise.all(slugs.map(loadTool));
  if (mine === turn) show(loaded);
}

/** No promise: what is at hand is shown in the event that asks for it. */
function go(slugs) {
  push(slugs);
  load(slugs).catch(failed);
}

function pick(i, slug) {
  go(tools.map((tool, at) => (at === i ? slug : tool.slug)));
}

function failed(error) {
  const status = tools.length ? standfirst : main.firstChild;
  status.textContent = `The comparison could not be loaded: ${error.message}`;
}

/** The address names both tools, so their files need not wait for the catalog. */
async function begin() {
  const names = asked();
  const coming = names.every(Boolean) ? names.map(loadTool) : [];
  catalog = await loadCatalog();
  await Promise.all(coming);
  const first = catalog.featured[0];
  await load(names.map((name, i) => name ?? first[i]));
}

addEventListener("popstate", () => void load(asked().map((name, i) => name ?? catalog.featured[0][i])).catch(failed));
app.append(header(), main);
begin().catch(failed);
