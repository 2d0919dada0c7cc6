// The finished pages that were visited: answered from what was saved, refreshed behind. Any other address of the page is
// answered by the shell, which finds out in the browser what it asks for.
import type { RouteHandlerCallbackOptions, RouteMatchCallbackOptions } from "workbox-core/types.js";
import type { PrecacheController } from "workbox-precaching/PrecacheController.js";
import { asksElsewhere, params, queryOf } from "../addresses.ts";
import { isGone } from "./ask.ts";
import { bare } from "./mend.ts";
import { ANY, pagesCache } from "./names.ts";

declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;
/** How many pages are kept, the last visited. */
const MOST = 50;
/** How long the host may take, in milliseconds, where nobody waits for it, and where a reader waits who can have the shell instead. */
const PATIENCE = 15_000;
const PATIENCE_OF_A_READER = 5_000;
const SHELL = "shell.html";
/** A header of a saved page from which the host has led away since. */
const LEFT = "x-shipwith-left";
const open = () => caches.open(pagesCache(scope));
const pathOf = ({ href }: URL): string => href.slice(scope.length).replace(/[?#].*$/, "");
const isFront = (path: string): boolean => path === "" || path === "index.html";
const isPage = (url: URL): boolean => url.href.startsWith(scope) && (isFront(pathOf(url)) || queryOf(pathOf(url)) !== undefined);
/** Whether the front page would be hidden at an address; other pages know at least what they show. */
const isHidden = (url: URL): boolean => isFront(pathOf(url)) && asksElsewhere(pathOf(url), url.search);

/** A page as it is saved: under its folder's address, whatever is asked of it besides. */
const keyOf = (url: URL): string => scope + pathOf(url).replace(/index\.html$/, "");

/** Whether that is a whole page of this version: it ends, and the program that it loads is the one that is saved. Others would not start offline. */
function isOfThisVersion(shell: PrecacheController, text: string): boolean {
  const script = /<script type="module" src="([^"]+)"/.exec(text)?.[1];
  return script !== undefined && /<\/html>\s*$/.test(text) && shell.getCacheKeyForURL(new URL(script, scope).href) !== undefined;
}

const html = (text: string, isLeft = false): Response =>
  new Response(text, { headers: { "content-type": "text/html; charset=utf-8", ...(isLeft && { [LEFT]: "true" }) } });

async function find(shell: PrecacheController, url: URL): Promise<{ readonly text: string; readonly isLeft: boolean } | undefined> {
  const saved = await (await open()).match(keyOf(url), ANY);
  const text = (await saved?.text()) ?? "";
  return saved && isOfThisVersion(shell, text) ? { text, isLeft: saved.headers.has(LEFT) } : undefined;
}

/** Saves a page; of too many, the one that was visited longest ago goes. */
async function save(url: URL, text: string, isLeft = false): Promise<void> {
  const cache = await open();
  // Put in anew, it is the last.
  await cache.delete(keyOf(url), ANY);
  await cache.put(keyOf(url), html(text, isLeft));
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((old) => cache.delete(old, ANY)));
}

/** The shell, showing the same. It lies at the root, so a page's address leads there. */
async function shellFor(shell: PrecacheController, url: URL, options: RouteHandlerCallbackOptions): Promise<Response> {
  const own = queryOf(pathOf(url));
  if (own === undefined) {
    // Where it is not saved, it is the host's, which may have moved it.
    const came = await shell.createHandlerBoundToURL(SHELL)(options);
    if (!came.ok) throw new Error(`${SHELL}: status ${came.status}`);
    return bare(came);
  }
  // What the query asks for besides, or instead.
  const asked = params(own);
  params(url.search).forEach((value, name) => asked.set(name, value));
  return Response.redirect(`${scope}?${asked}`);
}

/** The page as it was saved, or else as the host has it or leads to it; nothing where that is of another version, or has trouble answering. */
async function pageAt(shell: PrecacheController, url: URL, { event, request }: RouteHandlerCallbackOptions): Promise<Response | undefined> {
  const saved = request.cache === "reload" ? undefined : await find(shell, url).catch(() => undefined);
  // At once, whatever the host has to say: that is for the next visit.
  const isShown = saved?.isLeft === false;
  const signal = AbortSignal.timeout(isShown ? PATIENCE : PATIENCE_OF_A_READER);
  const asked = fetch(request.url, { cache: "no-cache", redirect: "manual", signal });
  const kept = asked.then(async (came) => {
    const text = came.ok ? await came.text() : "";
    const isSound = isOfThisVersion(shell, text);
    const isMissing = came.status === 404 || came.status === 410;
    const leadsAway = came.type === "opaqueredirect";
    if (isSound) event.waitUntil(save(url, text).catch(() => {}));
    // What has left the site, or has moved, is not shown from memory for ever: the next visit takes what the host says. That it leads from
    // another address of the page to this one says nothing.
    else if (saved && url.href === keyOf(url)) {
      if (isMissing && (await isGone("", came))) await (await open()).delete(url, ANY);
      // It may be to a log-in: without a connection the page is there still.
      else if (leadsAway && isShown) await save(url, saved.text, true);
    }
    return { came, text, isSound, isMissing, leadsAway };
  });
  event.waitUntil(kept.catch(() => {}));
  if (isShown) return html(saved.text);
  const now = await kept.catch(() => undefined);
  // A page of another version waits until that is let in: every tab keeps the one it has.
  if (now?.isSound) return html(now.text);
  // The browser goes there, as it would without a worker: to where the site is now, or to a log-in.
  if (now?.leadsAway) return now.came;
  if (saved) return html(saved.text);
  // What is not there was not visited before either: the host says so in its own words.
  return now?.isMissing ? bare(now.came) : undefined;
}

/** Which navigations are answered here, and how. */
export const visited = (shell: PrecacheController) => ({
  match: ({ url, request }: RouteMatchCallbackOptions): boolean => request.mode === "navigate" && isPage(url),
  async handle(options: RouteHandlerCallbackOptions): Promise<Response> {
    const { request } = options;
    const url = new URL(request.url);
    // Without a connection, or where the caches refuse, there is none.
    const page = isHidden(url) ? undefined : await pageAt(shell, url, options).catch(() => undefined);
    return page ?? shellFor(shell, url, options).catch(() => fetch(request));
  },
});

/** Keeps the page that was read before there was a worker. */
export async function keepPage(shell: PrecacheController, address: string): Promise<void> {
  const url = new URL(address);
  if (!isPage(url) || isHidden(url) || (await find(shell, url))) return;
  // A host that is silent by now holds up neither the word of what is ready nor a new version; one that leads elsewhere has no such page.
  const came = await fetch(address, { cache: "force-cache", redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
  const text = await came.text();
  if (isOfThisVersion(shell, text)) await save(url, text);
}
