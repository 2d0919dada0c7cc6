// What addresses say, for the scripts in the pages and for the worker. Their twin in the program is crates/model/src/address/.
// A path is the one below the root of the site: what is above that may be called as anything here is.

/** What an address asks for; one out of the source of a page may still have its `&` written as `&amp;`. */
export function params(search: string): URLSearchParams {
  return new URLSearchParams(search.replace(/&(amp;)+/g, "&"));
}

/** Whether an address asks for something else than the finished page of its path: another pair, another screen, other weights, or a part of the list. */
export function asksElsewhere(path: string, search: string): boolean {
  var isList = /^tools\/(?:index\.html)?$/.test(path);
  return (isList ? /[?&]\w/ : /[?&](amp;)*(a|b|w|only|view|surprise)(=|&|$)/i).test(search);
}

/** The two tools of the finished page of a path. */
export function pairAt(path: string): readonly [a: string, b: string] | undefined {
  var pair = /^compare\/([a-z0-9-]+?)-vs-([a-z0-9-]+)\/(?:index\.html)?$/.exec(path);
  return pair ? [pair[1] as string, pair[2] as string] : undefined;
}

/** The query under which the page of the site's root shows what the finished page of a path shows; nothing for other paths. */
export function queryOf(path: string): string | undefined {
  var pair = pairAt(path);
  if (pair) return "a=" + pair[0] + "&b=" + pair[1];
  var screen = /^(tool|categor|reviewer)(?:s|ies)\/(?:([a-z0-9]+(?:-[a-z0-9]+)*)\/)?(?:index\.html)?$/.exec(path);
  if (!screen) return undefined;
  if (screen[2]) return "view=" + screen[1] + (screen[1] === "categor" ? "y" : "") + "&of=" + screen[2];
  return screen[1] === "tool" ? "view=tools" : undefined;
}

/** The language of the interface that a tag means, if there is that one. */
export function spoken(tag: string | null | undefined): string | undefined {
  var found = /^(en|de|es|fr|ja|ar)(?=[-_]|$)/i.exec(tag || "");
  return found ? found[0].toLowerCase() : undefined;
}
