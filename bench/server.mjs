// One static server for all sites: the same packing, the same headers, every file from memory.
//
// A site's address is `/<site>/<number of tools>/`, its `data/` the catalog of that size. Files of the sites are packed
// before anything is measured. Of a large catalog a file is packed when it is first asked for, which the rehearsal
// does; `unrehearsed` tells of a file that no rehearsal asked for.
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { isPacked, pack } from "./pack.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8", ".wasm": "application/wasm", ".woff2": "font/woff2", ".svg": "image/svg+xml",
  ".png": "image/png", ".webmanifest": "application/manifest+json", ".xml": "text/xml; charset=utf-8", ".md": "text/markdown; charset=utf-8",
};

/** As deploy/nginx.conf says it: names given by content never change, fonts keep a week, all else is asked for again. */
function caching(name) {
  if (/-[0-9a-f]{12,16}\.(?:wasm|js|css)$/.test(name)) return "public, max-age=31536000, immutable";
  return /^fonts\/[^/]+\.woff2$/.test(name) ? "public, max-age=604800" : "no-cache";
}

export class Server {
  #files = new Map();
  #sites;
  #catalogs;
  #kept;
  #http;
  /** Files that had to be read and packed since `rehearsed` was called. */
  unrehearsed = [];
  #isRehearsed = false;

  /** `sites`: folder by name; `catalogs`: data folder by number of tools; `kept`: where packed files are kept. */
  constructor(sites, catalogs, kept) {
    [this.#sites, this.#catalogs, this.#kept] = [sites, catalogs, kept];
  }

  /** `whole`: the catalogs that are packed beforehand, all of them. */
  async start(whole) {
    for (const folder of Object.values(this.#sites)) await this.#readAll(folder, (name) => name === "data");
    for (const tools of whole) await this.#readAll(this.#catalogs[tools], () => false);
    this.#http = createServer((request, answer) => void this.#answer(request, answer));
    await new Promise((done) => this.#http.listen(0, "127.0.0.1", done));
    this.origin = `http://127.0.0.1:${this.#http.address().port}`;
  }

  /** From now on every file should be in memory. */
  rehearsed() {
    this.#isRehearsed = true;
  }

  stop() {
    this.#http.closeAllConnections();
    this.#http.close();
  }

  address(site, tools, rest = "") {
    return `${this.origin}/${site}/${tools}/${rest}`;
  }

  async #readAll(folder, isLeftOut) {
    for (const member of await readdir(folder, { withFileTypes: true })) {
      const file = path.join(folder, member.name);
      if (isLeftOut(member.name)) continue;
      if (member.isDirectory()) await this.#readAll(file, () => false);
      else if (!/\.(br|gz)$/.test(member.name)) await this.#file(file);
    }
  }

  async #file(file) {
    if (!this.#files.has(file)) {
      if (this.#isRehearsed) this.unrehearsed.push(file);
      const bytes = await readFile(file);
      const tag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 20)}"`;
      this.#files.set(file, { tag, body: isPacked(file) ? await pack(bytes, this.#kept) : bytes, isPacked: isPacked(file) });
    }
    return this.#files.get(file);
  }

  /** The file of an address below a site, and its name there. */
  #find(address) {
    const [, site, tools, ...rest] = decodeURIComponent(new URL(address, this.origin).pathname).split("/");
    if (!(site in this.#sites) || !(tools in this.#catalogs) || rest.includes("..") || !rest.length) return null;
    const name = rest.at(-1) === "" ? [...rest.slice(0, -1), "index.html"].join("/") : rest.join("/");
    const inData = name.startsWith("data/");
    return { name, file: inData ? path.join(this.#catalogs[tools], name.slice(5)) : path.join(this.#sites[site], name) };
  }

  async #answer(request, answer) {
    const found = this.#find(request.url);
    let file;
    try {
      file = found && (await this.#file(found.file));
    } catch (error) {
      if (!["ENOENT", "EISDIR"].includes(error.code)) throw error;
    }
    if (!file) return answer.writeHead(404, { "content-type": "text/plain", "content-length": 0, "cache-control": "no-cache" }).end();
    const headers = {
      "content-type": TYPES[path.extname(found.file)] ?? "application/octet-stream",
      "cache-control": caching(found.name),
      etag: file.tag,
      vary: "Accept-Encoding",
      "x-content-type-options": "nosniff",
      ...(file.isPacked && { "content-encoding": "br" }),
    };
    if (request.headers["if-none-match"] === file.tag) return answer.writeHead(304, headers).end();
    answer.writeHead(200, { ...headers, "content-length": file.body.length }).end(request.method === "HEAD" ? undefined : file.body);
  }
}
