// What the attributes of the element may hold and what they lead to, as far as no program is needed. The whole of it is
// crates/model/src/share/embed.rs and crates/model/src/address/page.rs; a test holds that they agree.
import { spoken } from "./addresses.ts";

/** Whether each attribute holds what it may; one that does not is answered by a card, which the widget's own page has. */
export const isSound = (asked: URLSearchParams): boolean =>
  /^(auto|light|dark)?$/.test(asked.get("theme") ?? "") && /^([a-z]{2,8}(-[a-z0-9]{1,8})*)?$/i.test(asked.get("lang") ?? "") && /^([1-9]|10)?$/.test(asked.get("count") ?? "");

/** Whether no other language than English is asked for: who embeds a widget cannot know in which one the site makes its frames, and most make them in English. */
export const isEnglish = (lang: string): boolean => (spoken(lang) ?? "en") === "en";

const alone: Record<string, readonly string[]> = { tool: ["tool"], top: ["category"] };

/** The attributes that say of what a layout is. */
export const names = (layout: string): readonly string[] => alone[layout] ?? ["a", "b"];

/** Where the page and the finished frame are of what attributes name, below the root of the site; nowhere for a layout without such frames. */
export function places(of: (name: string) => string | null): { readonly page: string; readonly frame: string } | undefined {
  const layout = of("layout") ?? "";
  const slugs = names(layout).map(of);
  const all: Record<string, readonly [folder: string, mark: string]> = { compact: ["compare", ""], meter: ["compare", ""], tool: ["tools", ""], top: ["categories", "top_"] };
  const place = all[layout];
  return place && { page: `${place[0]}/${slugs.join("-vs-")}/`, frame: `embed/${place[1]}${slugs.join("-vs-")}/` };
}
