// Draws the icons of the installed app from public/icon.svg, in Chromium: node scripts/icons.mjs. The pictures are kept in git.
// The maskable ones fill their square, and what matters stays within the circle that every system leaves.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const icon = readFileSync("public/icon.svg", "utf8");
const ground = /<rect[^>]*fill="(#[0-9a-f]{6})"/.exec(icon)?.[1];
if (!ground) throw new Error("public/icon.svg has no ground");
const square = icon.replace(/ rx="[^"]*"/, "");
const work = mkdtempSync(join(tmpdir(), "icons-"));
mkdirSync("public/icons", { recursive: true });

function draw(name, size, svg, share) {
  const page = join(work, "icon.html");
  const inner = Math.round(size * share);
  const sized = svg.replace("<svg ", `<svg width="${inner}" height="${inner}" `);
  writeFileSync(page, `<style>html{background:${share < 1 ? ground : "transparent"}}body{margin:0;height:100vh;display:grid;place-items:center}</style>${sized}`);
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--hide-scrollbars", "--default-background-color=00000000"];
  execFileSync("chromium", [...flags, `--user-data-dir=${work}/profile`, `--window-size=${size},${size}`, `--screenshot=public/icons/${name}.png`, `file://${page}`], { stdio: "ignore" });
}

for (const size of [192, 512]) {
  draw(`icon-${size}`, size, icon, 1);
  draw(`maskable-${size}`, size, square, 0.8);
}
rmSync(work, { recursive: true });
