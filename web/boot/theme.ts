// The theme is set before anything is painted, here and wherever it changes later.
import { ProgramEvent } from "../protocol.ts";

function paint(theme: unknown): void {
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  document.querySelectorAll<HTMLMetaElement>("meta[name='theme-color']").forEach(function (meta) {
    var is = meta.dataset.theme;
    meta.media = theme === "dark" || theme === "light" ? (is === theme ? "all" : "not all") : "(prefers-color-scheme: " + is + ")";
  });
}

addEventListener(ProgramEvent.Theme, function (event) {
  paint(event.detail);
});
// Where storage is blocked, merely naming it throws: then the system decides.
try {
  // Storage is shared by all sites of the origin: what is ours names our folder (crates/model/src/scope.rs). What was
  // stored before it did counts until the program has taken it over.
  var root = document.createElement("a");
  root.href = "./";
  var ours = "shipwith:" + (root.pathname || "/") + ":";
  var theme = localStorage.getItem(ours + "theme");
  paint(theme || localStorage.getItem(ours + "carried") !== null ? theme : localStorage.getItem("shipwith:theme"));
} catch (blocked) {}
