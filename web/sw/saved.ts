// The catalog's files as they are saved on this device: found, counted, put in place, thrown away.
import type { Answer } from "./ask.ts";
import type { FileAt } from "./files.ts";
import { ANY, NOTE, ROOT, catalogCache, isOf } from "./names.ts";
import { keyOf, prove, sealed, stampOf } from "./prove.ts";

declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;
const CACHE = catalogCache(scope);
// CATALOG is what <meta name="shipwith:catalog"> says. A catalog on another origin is not ours to keep.
const base = new URL(CATALOG, scope).href;
export const isOwn = base.startsWith(`${location.origin}/`);
/** Packs are taken apart by save.ts, and not kept as they are; what else a publisher puts there is not the catalog's. */
export const isOfCatalog = (address: string): boolean =>
  isOwn && address.startsWith(base) && /^(catalog|(tools|search)\/[\w-]+)\.json$/.test(pathOf(address));
/** Opened anew for each step: one that is held open would keep the room of what has been removed. */
export const open = () => caches.open(CACHE);
export const pathOf = (address: string): string => address.slice(base.length).replace(/[?#].*$/, "");
export const at = (path: string): string => base + path;
export const isTool = (path: string): boolean => /^tools\/[\w-]+\.json$/.test(path);

/** A saved file: of the index only one that belongs to the root that is saved. Where the caches refuse, there is none. */
export async function find(path: string): Promise<Response | undefined> {
  try {
    const cache = await open();
    const stamp = path.startsWith("search/") ? stampOf(await cache.match(at(ROOT), ANY)) : undefined;
    return await cache.match(at(keyOf(path, stamp)), ANY);
  } catch {
    return undefined;
  }
}

/** A saved file, parsed; nothing when it is not there, or damaged. */
export async function read<Path extends string>(path: Path): Promise<FileAt<Path> | undefined> {
  const text = await (await find(path))?.text();
  return text === undefined ? undefined : prove(path, text);
}

/** Puts a proved file in the place of what was saved before. A root of another index waits for the files that go with it. */
export async function put(path: string, { text, response, file }: Answer): Promise<void> {
  await (await open()).put(at(keyOf(path, file.stamp)), sealed(text, response, file.stamp));
  await count(path, "add");
}

export async function remove(path: string): Promise<void> {
  await (await open()).delete(at(path), ANY);
  await count(path, "delete");
}

/** A saved file of the index. */
interface Part {
  readonly path: string;
  readonly stamp: string;
}

/** The files of the index beside its root that are saved, each as its path and its stamp. */
export async function parts(): Promise<Part[]> {
  const addresses = (await (await open()).keys()).map(({ url }) => url);
  const all = addresses.map((url) => ({ path: pathOf(url), stamp: new URL(url).search.slice(1) }));
  return all.filter(({ path }) => path.startsWith("search/") && path !== ROOT);
}

/** Throws away what is saved of other indexes than that. */
export async function dropOthers(stamp = ""): Promise<void> {
  const cache = await open();
  const old = (await parts()).filter((part) => part.stamp !== stamp);
  await Promise.all(old.map((part) => cache.delete(at(keyOf(part.path, part.stamp)), ANY)));
}

/** The paths of the tools that are saved. There may be thousands, so they are looked through once, and then counted. */
let saved: Promise<Set<string>> | undefined;

/** The addresses of all tools that are saved, the last saved last. */
export async function tools(): Promise<string[]> {
  saved ??= open()
    .then((cache) => cache.keys())
    .then((requests) => new Set(requests.map(({ url }) => pathOf(url)).filter(isTool)));
  saved.catch(recount);
  return [...(await saved)].map(at);
}

/** What is saved has been changed in another way than file by file. */
export function recount(): void {
  saved = undefined;
}

async function count(path: string, change: "add" | "delete"): Promise<void> {
  const all = await saved;
  all?.delete(path);
  if (change === "add" && isTool(path)) all?.add(path);
}

/** What was noted when all was saved. */
export const note = async (): Promise<{ readonly at: number } | undefined> => (await (await open()).match(at(NOTE), ANY))?.json();

/** Throws away all that is saved of the catalog. */
export async function removeAll(): Promise<void> {
  await caches.delete(CACHE);
  recount();
}

/** Throws away what older versions of this worker saved: of this scope alone, as others may lie within it. */
export async function dropOld(shell: string): Promise<void> {
  const old = (await caches.keys()).filter(isOf(scope)).filter((name) => name !== shell && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}
