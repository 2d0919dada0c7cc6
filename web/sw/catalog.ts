// The catalog's files: answered from what was saved, refreshed behind. An update of the catalog needs no update of the page.
import type { RouteHandlerCallbackOptions } from "workbox-core/types.js";
import { type Answer, ask, isGone } from "./ask.ts";
import { ROOT } from "./names.ts";
import { renew } from "./renew.ts";
import { find, isOfCatalog, isTool, pathOf, put, remove, tools } from "./saved.ts";
import { ailing, reached, unreached, unsaved } from "./tell.ts";

/** Saves what came whole. What is broken, or could not be saved, leaves the last good copy as it is. */
const save = (path: string, came: Answer): Promise<void> => (path === ROOT ? renew(came) : put(path, came));

/** Who asked, and where to leave what goes on after the answer. */
interface Asker {
  readonly clientId: string;
  readonly waitUntil: (work: Promise<unknown>) => void;
}

/** Asks the host, saves what came in place of what was saved, and tells the page how that went. */
async function refresh(path: string, { clientId, waitUntil }: Asker): Promise<Response> {
  const came = await ask(path).catch(async (error: unknown) => {
    await unreached(clientId, await find(path));
    throw error;
  });
  if (came.file) {
    await reached(clientId, path);
    // Nobody waits for it.
    waitUntil(save(path, came).catch(() => {}));
    return came.response;
  }
  const { response } = came;
  // What has left the catalog is not shown from memory for ever. Only tools leave: a host without its catalog, as while
  // it is being put there, is no reason to throw away what is saved.
  const saved = await find(path);
  const isMissing = response.status === 404 || response.status === 410;
  const isToGo = isTool(path) && (saved !== undefined || !isMissing) && (await isGone(path, response));
  if (isToGo || (isMissing && !saved)) await reached(clientId, path);
  else await ailing(clientId, path, saved);
  if (isToGo && saved) waitUntil(remove(path).catch(() => {}));
  return isToGo ? new Response(null, { status: 404 }) : response;
}

export const catalog = {
  async handle({ request, event }: RouteHandlerCallbackOptions): Promise<Response> {
    // Routes are only ever asked for fetches.
    const { clientId } = event as FetchEvent;
    const path = pathOf(request.url);
    const until: Promise<unknown>[] = [];
    const fresh = refresh(path, { clientId, waitUntil: (work) => until.push(work) });
    event.waitUntil(fresh.catch(() => {}).then(() => Promise.all(until)));
    const saved = await find(path);
    // A page that has files of two indexes asks past what is saved.
    if (saved && request.cache !== "reload") return saved;
    const missing = async (why: string) => {
      if (!saved) await unsaved(clientId, path, await tools().catch(() => []), why);
      return saved;
    };
    try {
      const response = await fresh;
      if (response.ok || response.status === 404 || response.status === 410) return response;
      return (await missing("the site has trouble answering")) ?? response;
    } catch {
      return (await missing("there is no connection")) ?? Response.error();
    }
  },
};

/** Keeps what a page had read before it had a worker. */
export async function keep(addresses: readonly string[]): Promise<void> {
  const each = async (path: string) => {
    if (await find(path)) return;
    // The browser has it still, and need not ask twice.
    const came = await ask(path, "force-cache");
    if (came.file) await save(path, came);
  };
  // Gone offline, or no room: the page is told what is there.
  await Promise.allSettled([...new Set(addresses.filter(isOfCatalog).map(pathOf))].map(each));
}
