// The theme is set before anything is painted, here and wherever it changes later.
import { ProgramEvent } from "../protocol.ts";
import { kept } from "./kept.ts";

function paint(theme: unknown): void {
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  Array.prototype.forEach.call(document.querySelectorAll("meta[name='theme-color']"), function (meta: HTMLMetaElement) {
    var is = meta.dataset.theme;
    meta.media = theme === "dark" || theme === "light" ? (is === theme ? "all" : "not all") : "(prefers-color-scheme: " + is + ")";
  });
}

addEventListener(ProgramEvent.Theme, function (event) {
  paint(event.detail);
});
// Where storage is blocked the system decides.
try {
  var theme = kept("theme");
  // What was stored before its name had our folder in it counts until the program has taken it over.
  paint(theme || kept("carried") !== null ? theme : localStorage.getItem("shipwith:theme"));
} catch (blocked) {}
