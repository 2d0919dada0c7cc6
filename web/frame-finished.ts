// A finished frame has both short layouts in it and no program: this plays the program's part. What else the host asks for, the
// widget's own page shows.
import { isHosted, measure, params, say } from "./frame.ts";
import { FrameWord, Meta, ProgramEvent } from "./protocol.ts";

const layouts = [...document.querySelectorAll<HTMLElement>("main[data-layout]")];
const [a = "", b = ""] = (document.querySelector<HTMLMetaElement>(`meta[name="${Meta.Pair}"]`)?.content ?? "").split(" ");

/** Whether an attribute holds what it may; one that does not is answered by a card, which the widget's own page has. */
const isSound = (asked: URLSearchParams): boolean =>
  /^(auto|light|dark)?$/.test(asked.get("theme") ?? "") && /^([a-z]{2,8}(-[a-z0-9]{1,8})*)?$/i.test(asked.get("lang") ?? "");

/** Shows the layout that is asked for. `usual` is what is meant where that is not said. */
function show(query: string, usual: { readonly a: string; readonly b: string; readonly layout: string }): void {
  const asked = params(query);
  const layout = asked.get("layout") || usual.layout;
  const isOwn = (asked.get("a") || usual.a) === a && (asked.get("b") || usual.b) === b;
  if (!isOwn || !isSound(asked) || !layouts.some(({ dataset }) => dataset.layout === layout)) {
    location.replace(new URL(`../../embed.html?${asked}${location.hash}`, location.href));
    return;
  }
  for (const one of layouts) one.hidden = one.dataset.layout !== layout;
}

if (isHosted) say({ type: FrameWord.Begun });
addEventListener(ProgramEvent.Config, ({ detail }) => typeof detail === "string" && show(detail, { a: "", b: "", layout: "full" }));
// The address of a frame says by its folder which pair it is.
show(location.search, { a, b, layout: "compact" });
dispatchEvent(new CustomEvent(ProgramEvent.Running));
dispatchEvent(new CustomEvent(ProgramEvent.Shown));
if (isHosted) measure(true);
