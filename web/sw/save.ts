// Saves the whole catalog for reading offline, a pack at each order of a page, and gives the room back. A page asks for the
// next one when it has heard of the last: no step is longer than a browser lets a worker live.
import { Amount, Cut, Line, Step, type Stock, type StockLine } from "../protocol.ts";
import { whole } from "./ask.ts";
import type { Pack, SaveList } from "./files.ts";
import { ANY, NOTE, ROOT } from "./names.ts";
import { keyOf, prove, sealed } from "./prove.ts";
import { at, isOwn, note, open, read, recount, removeAll } from "./saved.ts";
import { day } from "./tell.ts";

declare const self: ServiceWorkerGlobalScope;

/** How many files are put into the cache at a time. */
const AT_ONCE = 50;
/** How long the host may take to say what there is, in milliseconds. */
const PATIENCE = 15_000;
const LIST = "save/list.json";

/** What keeps a step from being done. */
class Cutoff extends Error {
  constructor(readonly cut: Cut) {
    super(cut);
  }
}

/** The packs that are still to be saved, while some are. */
let job: { readonly list: SaveList; readonly missing: Pack[] } | undefined;
/** The step that was asked for last: one at a time, whichever page asks. */
let last: Promise<unknown> = Promise.resolve();
/** What ends the step of each page. */
const steps = new Map<string, AbortController>();

const json = (value: unknown): Response => new Response(JSON.stringify(value), { headers: { "content-type": "application/json" } });
/** Where it is noted which files a pack had, once they are all saved. */
const noteOf = ({ mark }: Pack): string => `save/${mark}`;
const filesOf = async (pack: Pack): Promise<readonly string[] | undefined> => (await (await open()).match(at(noteOf(pack)), ANY))?.json();
const sizeOf = (packs: readonly Pack[]): number => packs.reduce((sum, { bytes }) => sum + bytes, 0);
const tell = (page: Client, said: Omit<StockLine, "line">): void => page.postMessage({ line: Line.Stock, ...said } satisfies StockLine);

/** The list of the packs: the host's, or the one that is saved. */
async function list(): Promise<SaveList | undefined> {
  const came = await whole(at(LIST), { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
  // Some hosts answer with a page what they do not have, and some uploads end half-way.
  const all = came?.ok ? prove(LIST, await came.text().catch(() => "")) : undefined;
  if (!all) return read(LIST);
  // Without room for it, it is asked for again.
  await (await open()).put(at(LIST), json(all)).catch(() => {});
  return all;
}

/** The packs of which not every file is saved, be it that they never were, or that some were lost. */
async function lacking({ packs }: SaveList): Promise<Pack[]> {
  const there = new Set((await (await open()).keys()).map(({ url }) => url));
  const isSaved = await Promise.all(packs.map(async (pack) => (await filesOf(pack))?.every((path) => there.has(at(path))) ?? false));
  return packs.filter((_, i) => !isSaved[i]);
}

/** What is saved of a list, when these packs are missing. */
async function stockOf({ tools, packs }: SaveList, missing: readonly Pack[]): Promise<Stock> {
  const noted = await note();
  const saved = missing.length === packs.length && !noted ? Amount.None : missing.length || !noted ? Amount.Part : Amount.All;
  return { tools, left: sizeOf(missing), saved, ...(noted && { at: day(noted.at) }) };
}

/** What there is, and what is missing. */
async function stock(): Promise<Stock | undefined> {
  const all = await list();
  recount();
  return all && stockOf(all, await lacking(all));
}

/** Where the root of another index than the saved one waits until all that goes with it is saved. */
const waiting = (stamp: string | undefined): string => (stamp ? `${ROOT}?${stamp}` : ROOT);

/** Fetches one pack and, once it is proved to be the one that is listed, puts each of its files where this worker looks for it. */
async function take(pack: Pack, { stamp }: SaveList, signal: AbortSignal): Promise<void> {
  const came = await whole(at(pack.file), { cache: "no-cache", signal });
  if (!came.ok) throw new Cutoff(Cut.Trouble);
  const text = await came.text();
  const all = prove(pack.file, text) as Readonly<Record<string, string>> | undefined;
  if (!all && text.trimStart().startsWith("<")) throw new Cutoff(Cut.Page);
  // Beside the files stands the stamp of the index that they are of.
  if (!all || all["stamp"] !== stamp || new TextEncoder().encode(text).length !== pack.bytes) throw new Cutoff(Cut.Changed);
  const cache = await open();
  const changed = Date.parse(came.headers.get("last-modified") ?? "");
  /** A file may have been changed, and read, after the packs were made: then it stays. */
  const isNewer = (saved: Response | undefined) => Date.parse(saved?.headers.get("last-modified") ?? "") > changed;
  const files = Object.entries(all)
    .filter(([path]) => path !== "stamp")
    .map(([path, content]) => ({ path, content, key: path === ROOT ? waiting(stamp) : keyOf(path, stamp) }));
  for (let i = 0; i < files.length && !signal.aborted; i += AT_ONCE) {
    const put = async ({ path, content, key }: (typeof files)[number]) => {
      const isOfIndex = path.startsWith("search/");
      if (isOfIndex || !isNewer(await cache.match(at(key), ANY))) await cache.put(at(key), sealed(content, came, isOfIndex ? stamp : undefined));
    };
    await Promise.all(files.slice(i, i + AT_ONCE).map(put));
  }
  signal.throwIfAborted();
  await cache.put(at(noteOf(pack)), json(files.map(({ key }) => key)));
}

/** Throws away what is in no pack, as it has left the catalog, and notes that all is saved. */
async function finish({ packs, stamp }: SaveList): Promise<void> {
  const cache = await open();
  // All that goes with it is there: now it takes the place of the one before.
  const root = await cache.match(at(waiting(stamp)), ANY);
  if (root) await cache.put(at(ROOT), root);
  const files = await Promise.all(packs.map(filesOf));
  const kept = new Set([LIST, ROOT, ...packs.map(noteOf), ...files.flatMap((paths) => paths ?? [])].map(at));
  for (const { url } of await cache.keys()) if (!kept.has(url)) await cache.delete(url);
  await cache.put(at(NOTE), json({ at: Date.now() }));
}

/** Ends the steps of pages that are gone: nobody waits for them any more, and others would wait behind them. */
async function endForsaken(): Promise<void> {
  for (const [id, step] of steps) if (!(await self.clients.get(id))) step.abort();
}

/** Does a step when those before it are done; one that is ended meanwhile is not waited for. */
function inTurn<Given>(work: () => Promise<Given>, signal: AbortSignal): Promise<Given> {
  const done = last.then(() => {
    signal.throwIfAborted();
    return work();
  });
  last = done.catch(() => {});
  void endForsaken();
  const ended = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  return Promise.race([done, ended]);
}

/** Why an error ended a step. */
function cutBy(error: unknown, signal?: AbortSignal): Cut {
  if (signal?.aborted) return Cut.Stopped;
  if (error instanceof Cutoff) return error.cut;
  return error instanceof DOMException && error.name === "QuotaExceededError" ? Cut.Room : Cut.Lost;
}

/** Tells a page what is saved and what there is. */
export async function survey(page: Client): Promise<void> {
  if (!isOwn) return tell(page, { step: Step.Surveyed, cut: Cut.Foreign });
  try {
    tell(page, { step: Step.Surveyed, stock: await stock() });
  } catch {
    tell(page, { step: Step.Surveyed, cut: Cut.Refused });
  }
}

/** Saves the next pack that is missing. */
export async function saveNext(page: Client): Promise<void> {
  const step = new AbortController();
  steps.set(page.id, step);
  try {
    const now = await inTurn(async () => {
      const all = job?.list ?? (await list());
      if (!all) throw new Cutoff(Cut.Lost);
      const current = (job ??= { list: all, missing: await lacking(all) });
      const { missing } = current;
      const [next] = missing;
      tell(page, { step: Step.Begun, stock: { ...(await stockOf(all, missing)), saved: Amount.Part } });
      if (next) await take(next, all, step.signal);
      missing.shift();
      if (!missing.length) {
        await finish(all);
        job = undefined;
      }
      recount();
      return stockOf(all, missing);
    }, step.signal);
    tell(page, { step: Step.Saved, stock: now });
  } catch (error) {
    // What there is may have changed: the next step looks anew.
    job = undefined;
    tell(page, { step: Step.Saved, stock: await stock().catch(() => undefined), cut: cutBy(error, step.signal) });
  } finally {
    if (steps.get(page.id) === step) steps.delete(page.id);
  }
}

/** Ends the step of a page, which says so itself; where none is under way any more, as this worker was ended meanwhile, that is said. */
export async function stop(page: Client): Promise<void> {
  const step = steps.get(page.id);
  if (step) step.abort();
  else tell(page, { step: Step.Saved, stock: await stock().catch(() => undefined), cut: Cut.Stopped });
}

/** Gives the room back. What the page shows is kept anew, for which the host has to be there. */
export async function remove(page: Client): Promise<void> {
  const isThere = await fetch(at("catalog.json"), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })
    .then(async (came) => came.ok && prove("catalog.json", await came.text()) !== undefined)
    .catch(() => false);
  if (isThere) {
    await inTurn(removeAll, new AbortController().signal);
    job = undefined;
  }
  tell(page, { step: Step.Removed, stock: await stock().catch(() => undefined), ...(!isThere && { cut: Cut.Unreachable }) });
}
