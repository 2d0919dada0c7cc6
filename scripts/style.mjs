// Joins the style sheets of the page, of the widget and of its finished frames into one file each, in the layer order that each
// declares. Trunk calls it before it builds.
import { build } from "esbuild";

/** Fonts stay files of their own. A sheet that stands in a page names them from the folder of that. */
const fonts = (root) => ({
  name: "fonts",
  setup: ({ onResolve }) => onResolve({ filter: /^fonts\// }, ({ path }) => ({ path: root + path, external: true })),
});

for (const [entry, outfile, root] of [
  ["style/index.css", "target/style.css", ""],
  ["style/widget.css", "target/widget.css", ""],
  ["style/short.css", "target/short.css", "../../"],
]) {
  await build({ entryPoints: [entry], outfile, bundle: true, minify: true, plugins: [fonts(root)], logLevel: "warning" });
}
