// What follows the cards: the bottom line, the prices, the scorecard, the votes.
import { SIDES, bottomLine, rounds, shortName } from "../shared/compare.js";
import { pairKey, toggle, vote } from "../shared/visit.js";
import { VOTES_ARE, date, noPlans } from "../shared/words.js";
import { h } from "./element.js";

const section = (name, label, ...children) =>
  h("section", { class: name, "aria-labelledby": name }, h("h2", { id: name, class: name === "bottom-line" ? "label" : null }, label), ...children);

export const sections = (catalog, tools) => [summary(catalog, tools), prices(tools), scorecard(catalog, tools), booths(tools)];

function summary(catalog, tools) {
  const { lead, lines, cost } = bottomLine(catalog, tools);
  return section(
    "bottom-line",
    "The bottom line",
    h("p", { class: "lead" }, lead),
    h("div", null, h("h3", null, "Where they disagree"), h("ul", null, lines.map((line) => h("li", null, line)))),
    h("div", null, h("h3", null, "What it costs to start"), h("p", null, cost)),
  );
}

const plan = ({ name, price, unit, note }) =>
  h("li", null, h("span", { class: "name" }, name), h("span", { class: "price" }, h("b", null, price), unit && ` ${unit}`), note && h("span", { class: "note" }, note));

function prices(tools) {
  const plans = ({ pricing: { plans = [], entry } }) => (plans.length ? h("ul", null, plans.map(plan)) : h("p", { class: "quiet" }, noPlans(entry)));
  const side = (tool, i) => h("div", { class: "plans", "data-side": SIDES[i] }, h("h3", null, shortName(tool)), plans(tool));
  return section("prices", "Pricing", h("div", { class: "pair" }, tools.map(side)));
}

function seat(reviewer, review, tool, side) {
  if (!review) return h("p", { class: "seat", "data-side": side }, `${reviewer.name} has not reviewed ${shortName(tool)}.`);
  return h(
    "article",
    { class: "review", "data-side": side, "data-verdict": review.verdict },
    h("h4", null, h("span", { class: "stamp", "data-verdict": review.verdict }, review.verdict === "ship" ? "Ship" : "Skip"), h("span", null, shortName(tool))),
    h("blockquote", null, h("p", null, review.quote)),
    h("footer", null, reviewer.name, review.date && h("span", null, ", ", h("time", { datetime: review.date }, date(review.date)))),
  );
}

const round = (tools, { reviewer, reviews, isSplit }) =>
  h(
    "section",
    { class: isSplit ? "round split" : "round" },
    h("header", null, h("h3", null, reviewer.name), h("p", null, reviewer.lens), isSplit && h("p", { class: "split" }, "Split verdict")),
    reviews.map((review, i) => seat(reviewer, review, tools[i], SIDES[i])),
  );

const scorecard = (catalog, tools) => section("scorecard", "What each reviewer says", ...rounds(catalog, tools).map((each) => round(tools, each)));

/** A button that shows whether it is pressed; of those with one key at most one is. */
function choice(key, value, attributes, ...children) {
  const press = () => {
    const now = toggle(key, value);
    for (const button of document.querySelectorAll("[data-key]")) {
      if (button.dataset.key === key) button.setAttribute("aria-pressed", String(now === button.dataset.value));
    }
  };
  return h("button", { type: "button", "data-key": key, "data-value": value, "aria-pressed": String(vote(key) === value), onclick: press, ...attributes }, ...children);
}

function booth(tools, tool, side) {
  const name = shortName(tool);
  const verdict = (value, label) => choice(`vote:${tool.slug}`, value, { "data-vote": value, "data-side": side }, label, h("span", { class: "unseen" }, ` ${name}`));
  return h(
    "div",
    { class: "booth", "data-side": side, role: "group", "aria-label": `Your verdict on ${name}` },
    h("h3", null, name),
    h("div", { class: "verdicts" }, verdict("ship", "Ship"), verdict("skip", "Skip")),
    choice(pairKey(tools), tool.slug, { class: "pick", "data-pick": side }, `I’d ship with ${name}`),
  );
}

const booths = (tools) =>
  section("vote", "Your call", h("p", { class: "quiet" }, VOTES_ARE), h("div", { class: "pair" }, tools.map((tool, i) => booth(tools, tool, SIDES[i]))));
