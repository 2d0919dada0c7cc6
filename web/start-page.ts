// Starts the page's program and, once that runs, what makes the page readable offline: nobody waits for it.
import { ProgramEvent } from "./protocol.ts";
import "./start.ts";

/** The script that is loaded then; it asks whether all votes are stored. */
interface Offline {
  begin(isKept: () => boolean): Promise<void>;
}

const place = document.getElementById("kept"); // not there in the one file that needs no host
let kept = true; // whether all votes are stored

addEventListener(ProgramEvent.Kept, ({ detail }) => (kept = Boolean(detail)));
const begin = (within: HTMLElement) =>
  (import(OFFLINE) as Promise<Offline>)
    .then((offline) => offline.begin(() => kept))
    .catch(() => (within.textContent = "What keeps this page for reading offline could not be loaded."));
if (place) addEventListener(ProgramEvent.Running, () => begin(place), { once: true });
