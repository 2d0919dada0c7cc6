// Proves that what came is a whole file of the catalog, before it takes the place of a good one. The worker and the page's
// script for saving everything share it.
import { ROOT } from "./names.js";

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** The schema of the catalog that this version of the page reads. */
const SCHEMA = 1;

/** What the files of each folder must hold. What else is wrong in one costs only itself, and the page says it. */
const KINDS = [
  [/^catalog\.json$/, ({ schema = SCHEMA, site, reviewers, tools }) => schema === SCHEMA && (isObject(site) || Array.isArray(reviewers) || Array.isArray(tools))],
  [/^tools\//, ({ slug, name }) => typeof slug === "string" && typeof name === "string"],
  [/^search\//, ({ tools }) => Array.isArray(tools)],
  [/^save\/list\.json$/, ({ packs }) => Array.isArray(packs) && packs.every(({ file, bytes, mark }) => typeof file === "string" && bytes > 0 && typeof mark === "string")],
  [/^save\//, (pack) => Object.entries(pack).every(([path, text]) => path === "stamp" || prove(path, text))],
];

/** What a text is as the file of that path: the parsed file, or nothing when it is not a whole one. */
export function prove(path, text) {
  try {
    const file = JSON.parse(text);
    const [, isSound] = KINDS.find(([paths]) => paths.test(path)) ?? [];
    return isObject(file) && isSound?.(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Under which name a file is saved: those of the index under their stamp, so that files of two indexes never answer together. */
export const keyOf = (path, stamp) => (stamp && path.startsWith("search/") && path !== ROOT ? `${path}?${stamp}` : path);

const KEPT = ["content-type", "date", "last-modified"];

/**
 * A proved file as it is saved: with its type, its stamp and the day on which it came, and without what hosts put on their
 * answers for others (Vary, which would hide it, Clear-Site-Data, how it was packed).
 */
export function sealed(text, { headers }, stamp) {
  const kept = new Headers({ "content-type": "application/json", date: new Date().toUTCString() });
  for (const name of KEPT) if (headers.get(name)) kept.set(name, headers.get(name));
  if (stamp) kept.set("shipwith-stamp", stamp);
  return new Response(text, { headers: kept });
}

/** The stamp of a saved file of the index. */
export const stampOf = (saved) => saved?.headers.get("shipwith-stamp") ?? undefined;
