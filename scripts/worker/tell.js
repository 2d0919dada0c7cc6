// What the worker tells a page: { line, text, links? }. The page shows each line as text, in place of the last of its kind.
import { at, pathOf, read } from "./saved.js";

/** For each page that could not be reached the network for: when the oldest of what it was shown was saved. */
const oldest = new Map();

async function tell(id, message) {
  (await clients.get(id))?.postMessage(message);
}

const day = (time) => new Intl.DateTimeFormat("en", { dateStyle: "long" }).format(time);

/** The host answered: what was said for want of this file goes. */
export async function reached(id, path) {
  oldest.delete(id);
  await tell(id, { line: "offline" });
  for (const line of ["ailing", "unsaved"]) await tell(id, { line, path });
}

/** The host did not answer, and what was saved is shown. */
export async function unreached(id, saved) {
  const time = Date.parse(saved?.headers.get("date") ?? "");
  if (time) oldest.set(id, Math.min(time, oldest.get(id) ?? Infinity));
  const since = oldest.get(id);
  await tell(id, { line: "offline", text: `No connection: you read what was saved here${since ? ` on ${day(since)}` : ""}.` });
}

/** The host answered that it cannot, and what was saved is shown. That stays said, as the rest may well come. */
export async function ailing(id, path, saved) {
  const time = Date.parse(saved?.headers.get("date") ?? "");
  if (time) await tell(id, { line: "ailing", path, text: `The site has trouble answering: you read what was saved here on ${day(time)}.` });
}

/** How many saved tools are offered: a line or two of names. */
const OFFERED = 6;

const slugOf = (address) => address.slice(at("tools/").length, -".json".length);

/** There is nothing saved to show, and the reason why nothing comes. */
export async function unsaved(id, path, tools, why) {
  const links = [];
  // Without the catalog no tool can be shown either.
  for (const address of path === "catalog.json" ? [] : tools.slice(-OFFERED).reverse()) {
    const tool = await read(pathOf(address)).catch(() => undefined);
    links.push([slugOf(address), typeof tool?.name === "string" ? tool.name : slugOf(address)]);
  }
  const what = path.startsWith("tools/") ? "This tool was" : path === "catalog.json" ? "The catalog was" : "The list of tools was";
  await tell(id, { line: "unsaved", path, text: `${what} never saved on this device, and ${why}.`, links, saved: tools.map(slugOf) });
}
