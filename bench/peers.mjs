// Builds the peers with Vite. They wear the site's own finished style and fonts, so that there is as much to paint.
import { createHash } from "node:crypto";
import { cp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";

/** The styles that the site's page links or carries, as one text. */
async function siteStyle(dist) {
  const html = await readFile(path.join(dist, "index.html"), "utf8");
  const links = [...html.matchAll(/<link\b[^>]*\brel="?stylesheet"?[^>]*>/g)].map(([tag]) => tag.match(/\bhref="?([^"\s>]+)/)[1]);
  const linked = await Promise.all(links.map((href) => readFile(path.join(dist, href), "utf8")));
  const carried = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, text]) => text);
  const style = [...carried, ...linked].join("\n");
  if (!style) throw new Error(`${dist}/index.html has no style: the peers would have less to paint`);
  return style;
}

/** Puts style and font preload into the page's head as the site has them: linked, or within the page. */
function look(style, isInline) {
  const name = `style-${createHash("sha256").update(style).digest("hex").slice(0, 16)}.css`;
  // The same font is asked for early; the one of the quotes comes when it is met, as on the site.
  const font = style.match(/url\(["']?(fonts\/bricolage[^"')]*)/)?.[1];
  return {
    name: "look-of-the-site",
    transformIndexHtml() {
      const preload = { tag: "link", attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `./${font}` } };
      const dress = isInline ? { tag: "style", children: style } : { tag: "link", attrs: { rel: "stylesheet", href: `./${name}` } };
      return [...(font ? [preload] : []), dress].map((tag) => ({ ...tag, injectTo: "head" }));
    },
    generateBundle() {
      if (!isInline) this.emitFile({ type: "asset", fileName: name, source: style });
    },
  };
}

/** Moves the one script of a finished page into it. */
const withinPage = {
  name: "script-within-the-page",
  enforce: "post",
  generateBundle(_, bundle) {
    const page = bundle["index.html"];
    const chunks = Object.values(bundle).filter((part) => part.type === "chunk");
    if (chunks.length !== 1) throw new Error(`the inline peer should be one script, not ${chunks.length}`);
    const code = chunks[0].code.replaceAll("</script", "<\\/script");
    const tag = /<script type="module"[^>]*><\/script>/;
    if (!tag.test(page.source)) throw new Error("the inline peer's page has no script to put the code into");
    // At the end of the body it runs as soon as the page is parsed, where a module would wait as well.
    page.source = page.source.replace(tag, "").replace("</body>", () => `<script type="module">${code}</script>\n</body>`);
    delete bundle[chunks[0].fileName];
  },
};

const PEERS = [
  { name: "react", from: "react" },
  { name: "plain", from: "plain" },
  { name: "inline", from: "plain" },
];

/** Builds all peers below `out`; the site's fonts stand beside each. */
export async function buildPeers(bench, dist, out) {
  const style = await siteStyle(dist);
  for (const { name, from } of PEERS) {
    const outDir = path.resolve(out, name);
    await rm(outDir, { recursive: true, force: true });
    await build({
      root: path.join(bench, "peers", from),
      configFile: false,
      logLevel: "warn",
      base: "./",
      plugins: [from === "react" && react(), look(style, name === "inline"), name === "inline" && withinPage].filter(Boolean),
      build: {
        outDir,
        emptyOutDir: true,
        // Browsers that run the site have all of this: what older ones need would only weigh.
        target: "es2022",
        modulePreload: false,
        rolldownOptions: { output: { entryFileNames: "page-[hash:16].js", hashCharacters: "hex" } },
      },
    });
    await cp(path.join(dist, "fonts"), path.join(outDir, "fonts"), { recursive: true });
  }
}
