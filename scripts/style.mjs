// Joins the style sheets of the page and of the widget into one file each, in the layer order that each declares. Trunk
// calls it before it builds.
import { buildSync } from "esbuild";

for (const [entry, outfile] of [["style/index.css", "target/style.css"], ["style/widget.css", "target/widget.css"]]) {
  buildSync({ entryPoints: [entry], outfile, bundle: true, minify: true, external: ["fonts/*"], logLevel: "warning" });
}
