// A finished frame holds every layout of what it shows, and no program: this plays the program's part. What else the host asks for,
// the widget's own page shows.
import { params, spoken } from "./addresses.ts";
import { isSound, names } from "./attributes.ts";
import { isHosted, measure, say } from "./frame.ts";
import { FrameWord, ProgramEvent } from "./protocol.ts";

const layouts = [...document.querySelectorAll<HTMLElement>("main[data-layout]")];
/** How many leaders of a category are shown where nobody says: those that are as the page comes. */
const usual = document.querySelectorAll(".leaders > li:not([hidden])").length;

/** Whether what is around the catalog's texts would be in another language: in that one the program speaks. */
function isInAnother(lang: string): boolean {
  const language = spoken(lang);
  return language !== undefined && language !== document.documentElement.lang;
}

/** Shows what is asked for; whether it is here. What is not, the widget's own page shows in place of this one. */
function show(asked: URLSearchParams): boolean {
  const layout = asked.get("layout") || "full";
  const shown = layouts.find(({ dataset }) => dataset.layout === layout);
  const of = names(layout).map((name) => asked.get(name) ?? "");
  if (!shown || shown.dataset.of !== of.join(" ") || !isSound(asked) || isInAnother(asked.get("lang") ?? "")) {
    location.replace(new URL(`../../embed.html?${asked}${location.hash}`, location.href));
    return false;
  }
  for (const one of layouts) one.hidden = one !== shown;
  shown.querySelectorAll<HTMLElement>(".leaders > li").forEach((line, i) => (line.hidden = i >= Number(asked.get("count") || usual)));
  return true;
}

/** What an address asks for: it says by its folder of what the frame is, and what is usual there goes without saying. */
function addressed(): URLSearchParams {
  const asked = params(location.search);
  const { layout = "", of = "" } = layouts[0]?.dataset ?? {};
  if (!asked.get("layout")) asked.set("layout", layout);
  const own = of.split(" ");
  names(layout).forEach((name, i) => asked.get(name) || asked.set(name, own[i] ?? ""));
  return asked;
}

if (isHosted) say({ type: FrameWord.Begun });
addEventListener(ProgramEvent.Config, ({ detail }) => typeof detail === "string" && show(params(detail)));
// Of a frame that goes, the host hears once the next one stands.
if (show(addressed())) {
  dispatchEvent(new CustomEvent(ProgramEvent.Running));
  dispatchEvent(new CustomEvent(ProgramEvent.Shown));
  if (isHosted) {
    // Scroll bars would make it narrower, and so higher, than it is to be.
    document.documentElement.dataset.hosted = "";
    measure(true);
  }
}
