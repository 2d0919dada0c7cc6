// The card of a tool: its meters, its price, its facts.
import { blocks, community, panel, shortName, share, told } from "../shared/compare.js";
import { facts, links } from "../shared/words.js";
import { h } from "./element.js";

function meter(key, label, side, tally) {
  const percent = share(tally);
  const figure = percent === null ? h("span", { "aria-hidden": "true" }, "—") : h("span", null, `${percent}%`, h("span", { class: "unseen" }, " say ship"));
  return h(
    "div",
    { class: "meter", "data-meter": key, "data-side": side },
    h("p", { class: "label" }, label),
    h("p", { class: "figure" }, figure),
    h("span", { class: percent === null ? "bar empty" : "bar", "aria-hidden": "true" }, blocks(tally).map((verdict) => h("i", { "data-verdict": verdict }))),
    h("p", { class: "told" }, told(tally)),
  );
}

export function card(side, tool) {
  const name = shortName(tool);
  return h(
    "section",
    { class: "card", "data-side": side, "aria-labelledby": `tool-${side}` },
    h("header", null, h("p", { class: "label" }, tool.category), h("h2", { id: `tool-${side}` }, tool.name), h("p", { class: "tagline" }, tool.tagline)),
    h("div", { class: "panel" }, meter("panel", "Panel", side, panel(tool))),
    meter("community", "Community", side, community(tool)),
    h("div", { class: "entry" }, h("p", { class: "label" }, "To start"), h("p", { class: "figure" }, tool.pricing.entry ?? "Not stated")),
    h("p", { class: "summary" }, tool.summary),
    h(
      "div",
      { class: "about" },
      h("dl", null, facts(tool).map(([label, value]) => h("div", null, h("dt", null, label), h("dd", null, value)))),
      h("ul", { class: "links" }, links(tool).map(([label, href]) => h("li", null, h("a", { href, rel: "noopener external" }, label, h("span", { class: "unseen" }, ` of ${name}`))))),
    ),
  );
}
