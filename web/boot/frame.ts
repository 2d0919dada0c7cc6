// Until the program runs, this is in charge of the frame: it says what is loading, and what went wrong, there and to the
// page around it.
import { params } from "../addresses.ts";
import { FrameWord, type FromFrame, Meta, ProgramEvent, ScriptEvent } from "../protocol.ts";
import { TOO_OLD, UNABLE, isTooOld, lost, part, stopped } from "./parts.ts";

var running = false;
var id = location.hash.slice(1);

/** The query of the screen that shows all of what is asked for. */
function whole(): string {
  // A browser that is too old to run the program may lack even this.
  if (!window.URLSearchParams) return location.search;
  var asked = params(location.search);
  var layout = asked.get("layout");
  var view = layout === "tool" ? "tool" : layout === "top" ? "category" : "";
  return view ? "?view=" + view + "&of=" + asked.get(view) : location.search;
}

function fail(why: string): void {
  part("why").textContent = why;
  part("failed").hidden = false;
  part("wait").hidden = true;
  part<HTMLAnchorElement>("whole").search = whole();
  tell({ shipwith: 1, id: id, type: FrameWord.Error, message: why });
}

/** That it begins or failed is no secret, and who is around is not known yet. Without an id nobody wants to know. */
function tell(message: FromFrame): void {
  if (parent !== window && id) parent.postMessage(message, "*");
}

function broken(): void {
  fail("Something in it broke.");
}

tell({ shipwith: 1, id: id, type: FrameWord.Begun });
addEventListener(ProgramEvent.Running, function () {
  running = part("wait").hidden = part("failed").hidden = true;
});
addEventListener(ProgramEvent.Broken, broken);
addEventListener(ScriptEvent.Unable, function () {
  fail(UNABLE);
});
addEventListener("unhandledrejection", function (event) {
  stopped(event.reason, broken);
});
addEventListener(
  "error",
  function (event) {
    stopped(event.error, broken);
    if (running || !lost(event)) return;
    // Without an origin of its own a frame gets files only from hosts that hand them to anybody.
    if (self.origin !== "null") return fail("One of its files did not arrive.");
    fail(
      'The page around it keeps it in a sandbox without an origin, so it can load nothing. Its frame needs sandbox="allow-scripts allow-same-origin".',
    );
    // Such a sandbox may keep links from opening, too.
    part("address").textContent = ": " + part<HTMLAnchorElement>("whole").href;
  },
  true,
);

if (isTooOld()) {
  fail(TOO_OLD);
} else {
  setTimeout(function () {
    if (!running && part("failed").hidden) fail("Its program has not arrived in 45 seconds.");
  }, 45000);
  var file = document.createElement("link");
  file.rel = "preload";
  file.as = "fetch";
  file.crossOrigin = "anonymous";
  file.href = (document.querySelector("meta[name='" + Meta.Catalog + "']") as HTMLMetaElement).content + "catalog.json";
  document.head.appendChild(file);
}
