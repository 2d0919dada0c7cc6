// What the worker tells a page. The page shows each line as text, in place of the last of its kind.
import { type FromWorker, Line, type Offer } from "../protocol.ts";
import type { Tool } from "./files.ts";
import { at, pathOf, read } from "./saved.ts";

declare const self: ServiceWorkerGlobalScope;

/** For each page that could not be reached the network for: when the oldest of what it was shown was saved. */
const oldest = new Map<string, number>();

async function tell(id: string, message: FromWorker): Promise<void> {
  (await self.clients.get(id))?.postMessage(message);
}

export const day = (time: number): string => new Intl.DateTimeFormat("en", { dateStyle: "long" }).format(time);

/** When a saved file came; not a number where it does not say. */
const savedAt = (saved: Response | undefined): number => Date.parse(saved?.headers.get("date") ?? "");

/** The host answered: what was said for want of this file goes. */
export async function reached(id: string, path: string): Promise<void> {
  oldest.delete(id);
  await tell(id, { line: Line.Offline });
  for (const line of [Line.Ailing, Line.Unsaved] as const) await tell(id, { line, path });
}

/** The host did not answer, and what was saved is shown. */
export async function unreached(id: string, saved: Response | undefined): Promise<void> {
  const time = savedAt(saved);
  if (time) oldest.set(id, Math.min(time, oldest.get(id) ?? Infinity));
  const since = oldest.get(id);
  await tell(id, { line: Line.Offline, text: `No connection: this is what was saved here${since ? ` on ${day(since)}` : ""}.` });
}

/** The host answered that it cannot, and what was saved is shown. That stays said, as the rest may well come. */
export async function ailing(id: string, path: string, saved: Response | undefined): Promise<void> {
  const time = savedAt(saved);
  if (time) await tell(id, { line: Line.Ailing, path, text: `The site has trouble answering: this is what was saved here on ${day(time)}.` });
}

/** How many saved tools are offered: a line or two of names. */
const OFFERED = 6;

const slugOf = (address: string): string => address.slice(at("tools/").length, -".json".length);

/** A saved tool by its address, with its name where that can be read. */
async function offer(address: string): Promise<Offer> {
  const tool = await read(pathOf(address) as `tools/${string}`).catch((): Tool | undefined => undefined);
  return [slugOf(address), tool?.name ?? slugOf(address)];
}

/** There is nothing saved to show, and the reason why nothing comes. */
export async function unsaved(id: string, path: string, tools: readonly string[], why: string): Promise<void> {
  const links: Offer[] = [];
  // Without the catalog no tool can be shown either.
  for (const address of path === "catalog.json" ? [] : tools.slice(-OFFERED).reverse()) links.push(await offer(address));
  const what = path.startsWith("tools/") ? "This tool was" : path === "catalog.json" ? "The catalog was" : "The list of tools was";
  await tell(id, { line: Line.Unsaved, path, text: `${what} never saved on this device, and ${why}.`, links, saved: tools.map(slugOf) });
}
