// Joins the style sheets into one file, in the layer order that style/index.css declares. Trunk calls it before it builds.
import { buildSync } from "esbuild";

buildSync({
  entryPoints: ["style/index.css"],
  outfile: "target/style.css",
  bundle: true,
  minify: true,
  external: ["fonts/*"],
  logLevel: "warning",
});
