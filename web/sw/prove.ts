// Proves that what came is a whole file of the catalog, before it takes the place of a good one.
import type { FileAt } from "./files.ts";
import { ROOT } from "./names.ts";

type Parsed = Record<string, unknown>;
const isObject = (value: unknown): value is Parsed => typeof value === "object" && value !== null && !Array.isArray(value);
/** The schema of the catalog that this version of the page reads. */
const SCHEMA = 1;

/** Whether that is a list of packs, each with its file, its size and its mark. */
const arePacks = (packs: unknown): boolean =>
  Array.isArray(packs) &&
  // Of what is in it nothing is known yet; one that is no object throws, and that is caught below.
  (packs as Parsed[]).every(({ file, bytes, mark }) => typeof file === "string" && (bytes as number) > 0 && typeof mark === "string");

/** What the files of each folder must hold. What else is wrong in one costs only itself, and the page says it. */
const KINDS: readonly [paths: RegExp, isSound: (file: Parsed) => boolean][] = [
  [
    /^catalog\.json$/,
    ({ schema = SCHEMA, site, reviewers, tools }) => schema === SCHEMA && (isObject(site) || Array.isArray(reviewers) || Array.isArray(tools)),
  ],
  [/^tools\//, ({ slug, name }) => typeof slug === "string" && typeof name === "string"],
  [/^search\//, ({ tools }) => Array.isArray(tools)],
  [/^save\/list\.json$/, ({ packs }) => arePacks(packs)],
  // Each file of a pack is a text, which is read as that of its path.
  [/^save\//, (pack) => Object.entries(pack).every(([path, text]) => path === "stamp" || prove(path, text as string) !== undefined)],
];

/** What a text is as the file of that path: the parsed file, or nothing when it is not a whole one. */
export function prove<Path extends string>(path: Path, text: string): FileAt<Path> | undefined {
  try {
    const file: unknown = JSON.parse(text);
    const [, isSound] = KINDS.find(([paths]) => paths.test(path)) ?? [];
    // Now it is what its path says, as far as these scripts rely on it.
    return isObject(file) && isSound?.(file) ? (file as unknown as FileAt<Path>) : undefined;
  } catch {
    return undefined;
  }
}

/** Under which name a file is saved: those of the index under their stamp, so that files of two indexes never answer together. */
export const keyOf = (path: string, stamp: string | undefined): string =>
  stamp && path.startsWith("search/") && path !== ROOT ? `${path}?${stamp}` : path;

const KEPT = ["content-type", "date", "last-modified"];

/**
 * A proved file as it is saved: with its type, its stamp and the day on which it came, and without what hosts put on their
 * answers for others (Vary, which would hide it, Clear-Site-Data, how it was packed).
 */
export function sealed(text: string, { headers }: Response, stamp: string | undefined): Response {
  const kept = new Headers({ "content-type": "application/json", date: new Date().toUTCString() });
  for (const name of KEPT) {
    const value = headers.get(name);
    if (value) kept.set(name, value);
  }
  if (stamp) kept.set("shipwith-stamp", stamp);
  return new Response(text, { headers: kept });
}

/** The stamp of a saved file of the index. */
export const stampOf = (saved: Response | undefined): string | undefined => saved?.headers.get("shipwith-stamp") ?? undefined;
