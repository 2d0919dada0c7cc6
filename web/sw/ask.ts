// Asks the host for a file of the catalog, and tells what its answer is worth.
import type { AnyFile, FileAt, Index } from "./files.ts";
import { ROOT, nodePath } from "./names.ts";
import { prove } from "./prove.ts";
import { at } from "./saved.ts";

/** A host that never answers is given up before the page gives up waiting, which is after 15 s (src/platform/http.rs). */
const PATIENCE = 10_000;

/** A whole file: the answer that can be handed on, its text, and what that says. */
export interface Answer<File extends AnyFile = AnyFile> {
  readonly response: Response;
  readonly text: string;
  readonly file: File;
}

/** What came in place of a whole file. */
interface Failure {
  readonly response: Response;
  readonly file?: undefined;
}

/** That a host cannot go on where a download was cut off: the file is another one by now. */
const CANNOT_GO_ON = 416;

/**
 * The host's answer. Firefox goes on with a download that was cut off, when the page was left for instance; hosts that do not know `If-Range` cannot,
 * where the file has changed since, and are asked for all of it.
 */
export async function whole(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init);
  return response.status === CANNOT_GO_ON ? fetch(address, { ...init, cache: "reload" }) : response;
}

/**
 * The host's answer, parsed when it came whole. The browser may hold a file for fresh by its date alone; to refresh is to ask
 * the host.
 */
export async function ask<Path extends string>(path: Path, cache: RequestCache = "no-cache"): Promise<Answer<FileAt<Path>> | Failure> {
  const response = await whole(at(path), { cache, signal: AbortSignal.timeout(PATIENCE) });
  if (response.status !== 200) return { response };
  const text = await response.text();
  const file = prove(path, text);
  const isPage = /^text\/html/i.test(response.headers.get("content-type") ?? "") || text.trimStart().startsWith("<");
  // What answered was not the host, but a network that asks for a log-in; or a host that has a page for what it lacks.
  if (!file && isPage) throw new TypeError(`${path} is a page, not a file`);
  // What is not whole is handed on as it came, so that the page can say what is wrong with it.
  const again = new Response(text, { headers: response.headers });
  return file ? { response: again, text, file } : { response: again };
}

/** Whether the host has the file no more. */
export async function isGone(path: string, { status }: Response): Promise<boolean> {
  if (status === 404 || status === 410) return (await ask("catalog.json").catch(() => undefined))?.file !== undefined;
  // Hosts in the manner of S3 answer so what they do not have. What the host still lists, it only refuses.
  return status === 403 && isUnlisted(path).catch(() => false);
}

/** Whether the index as it is on the host now is whole, and has no such tool. */
async function isUnlisted(path: string): Promise<boolean> {
  const slug = path.slice("tools/".length, -".json".length);
  const isIn = ({ tools }: Index) => tools.some((tool) => tool?.slug === slug);
  const root = (await ask(ROOT)).file;
  if (!root || isIn(root)) return false;
  const { nodes, full = Infinity } = root;
  if (!nodes) return true;
  // A large one: the file for the longest beginning of one of its words that has one (crates/model/src/search/shards.rs).
  for (const word of slug.split("-")) {
    const beginning = Array.from(word, (_, i) => word.slice(0, word.length - i)).find((part) => part in nodes);
    // No tool has a word that begins so.
    if (!beginning) return true;
    const isCut = (nodes[beginning] ?? 0) > full;
    if (beginning !== word && isCut) return true;
    // Its file holds only the best of them.
    if (isCut) continue;
    const { file } = await ask(nodePath(beginning));
    return file !== undefined && file.stamp === root.stamp && !isIn(file);
  }
  return false;
}
