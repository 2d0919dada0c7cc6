// Whether the machine is quiet enough for its figures to mean something.
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { median } from "./stats.mjs";

/** Of each core, how much others may have used in the last minute. */
const MOST_LOAD = 0.25;
/** How much longer than the quickest the middle and the slow turns of a fixed piece of work may take. */
const MOST_SLOWER = { middle: 1.08, slow: 1.3 };

/** A fixed piece of work, in milliseconds. */
function spin() {
  const from = performance.now();
  let x = 1;
  for (let i = 0; i < 20_000_000; i++) x = (x * 1_664_525 + 1_013_904_223) % 4_294_967_296;
  if (x < 0) throw new Error("cannot be");
  return performance.now() - from;
}

/** Why the machine is not quiet; nothing when it is. */
export async function noise() {
  const reasons = [];
  const load = Number((await readFile("/proc/loadavg", "utf8").catch(() => "0")).split(" ")[0]);
  const cores = availableParallelism();
  if (load > MOST_LOAD * cores) reasons.push(`the load of the last minute is ${load}, on ${cores} cores`);
  // The second look works hard itself, and would keep the first from ever coming to an end.
  return reasons.length ? reasons : uneven();
}

/** The part that does not ask for the load: a run that has just ended is in that itself. */
export async function uneven() {
  // The first turns teach the engine; they do not count.
  for (let i = 0; i < 3; i++) spin();
  const turns = [];
  for (let i = 0; i < 25; i++) {
    turns.push(spin());
    await pause(20);
  }
  const least = Math.min(...turns);
  const slow = [...turns].sort((a, b) => a - b)[Math.floor(turns.length * 0.9)];
  const told = (time) => `${Math.round((time / least - 1) * 100)} %`;
  const isUneven = median(turns) > MOST_SLOWER.middle * least || slow > MOST_SLOWER.slow * least;
  return isUneven ? [`the same work takes unevenly long: ${told(median(turns))} over its quickest in the middle, ${told(slow)} in the slow tenth`] : [];
}
