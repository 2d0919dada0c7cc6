// Compiles the scripts that stand in the pages themselves, as they run before anything else has come: Trunk puts those of
// the page into index.html, scripts/finish.mjs those of the frame into embed.html. Trunk calls it before it builds.
import { buildSync } from "esbuild";

// They have to run where the program cannot, so that they can say so: esbuild refuses what that language does not have.
buildSync({
  entryPoints: ["page-head", "early", "page", "frame-head", "frame-theme", "frame"].map((name) => `web/boot/${name}.ts`),
  outdir: "target/boot",
  bundle: true,
  format: "iife",
  target: "es5",
  minify: true,
  logLevel: "warning",
});
