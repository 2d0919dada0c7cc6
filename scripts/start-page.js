// Starts the page's program and, once that runs, what makes the page readable offline: nobody waits for it.
import "./start.js";

const place = document.getElementById("kept"); // not there in the one file that needs no host
let kept = true; // whether all votes are stored

addEventListener("shipwith:kept", ({ detail }) => (kept = Boolean(detail)));
const begin = () =>
  import(OFFLINE)
    .then((offline) => offline.begin(() => kept))
    .catch(() => (place.textContent = "What keeps this page for reading offline could not be loaded."));
if (place) addEventListener("shipwith:running", begin, { once: true });
