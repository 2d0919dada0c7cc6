// Two tools, compared: shares, rounds and the bottom line, in the words of the site that these pages are peers of.

export const SIDES = ["a", "b"];

export function shortName({ name }) {
  const ends = [" – ", " — ", ": "].map((mark) => name.indexOf(mark)).filter((at) => at >= 0);
  return ends.length ? name.slice(0, Math.min(...ends)) : name;
}

export const panel = ({ reviews }) => ({
  ship: reviews.filter((review) => review.verdict === "ship").length,
  skip: reviews.filter((review) => review.verdict === "skip").length,
});

export const community = (tool) => tool.community ?? { ship: 0, skip: 0 };

/** The share that says ship in percent, or null without votes; 0 and 100 only when they are exact. */
export function share({ ship, skip }) {
  const total = ship + skip;
  return total ? Math.min(skip ? 99 : 100, Math.max(ship ? 1 : 0, Math.round((100 * ship) / total))) : null;
}

/** The blocks of a meter: one a vote up to twelve, else twenty to scale. */
export function blocks(tally) {
  const total = tally.ship + tally.skip;
  const ship = total > 12 ? Math.round((share(tally) * 20) / 100) : tally.ship;
  return Array.from({ length: total > 12 ? 20 : total }, (_, i) => (i < ship ? "ship" : "skip"));
}

export const told = (tally) =>
  tally.ship + tally.skip ? `${tally.ship} of ${tally.ship + tally.skip} ship` : "No votes yet";

/** Reviewer by reviewer: those who judged both first. */
export function rounds(catalog, [a, b]) {
  const guests = [...a.reviews, ...b.reviews].map((review) => review.reviewer);
  const seats = [...new Set([...catalog.reviewers.map((reviewer) => reviewer.id), ...guests])];
  const all = seats
    .map((id) => {
      const reviews = [a, b].map((tool) => tool.reviews.find((review) => review.reviewer === id));
      const reviewer = catalog.reviewers.find((each) => each.id === id) ?? { id, name: id, lens: "" };
      return { reviewer, reviews, isFull: reviews.every(Boolean), isSplit: reviews[0] && reviews[1] && reviews[0].verdict !== reviews[1].verdict };
    })
    .filter(({ reviews }) => reviews.some(Boolean));
  return [...all.filter((round) => round.isFull), ...all.filter((round) => !round.isFull)];
}

export const bottomLine = (catalog, tools) => ({ lead: lead(tools), lines: disagreements(rounds(catalog, tools), tools), cost: cost(tools) });

function lead(tools) {
  const tallies = tools.map(panel);
  const votes = (i) => `${tallies[i].ship} of ${tallies[i].ship + tallies[i].skip}`;
  const names = tools.map(shortName);
  const missing = names.filter((_, i) => !tools[i].reviews.length);
  if (missing.length) return `No leader yet: the panel has not judged ${missing.join(" or ")}.`;
  const exact = (i) => tallies[i].ship * (tallies[1 - i].ship + tallies[1 - i].skip);
  const both = tallies.every((tally) => tally.ship < tally.skip) ? " Most would skip both." : "";
  if (exact(0) === exact(1)) {
    return `A tie: ${share(tallies[0])}% of the panel would ship ${names[0]} (${votes(0)}), the same as for ${names[1]} (${votes(1)}).${both}`;
  }
  const first = exact(0) > exact(1) ? 0 : 1;
  const points = Math.abs(share(tallies[0]) - share(tallies[1]));
  const by = points === 0 ? "less than a point" : points === 1 ? "1 point" : `${points} points`;
  return `${names[first]} is ${by} ahead with the panel: ${votes(first)} say ship, against ${votes(1 - first)} for ${names[1 - first]}.${both}`;
}

function disagreements(all, tools) {
  const names = tools.map(shortName);
  const lines = all
    .filter((round) => round.isSplit)
    .map(({ reviewer, reviews }) => {
      const ships = reviews[0].verdict === "ship" ? 0 : 1;
      return `${reviewer.name} ships ${names[ships]} and skips ${names[1 - ships]}.`;
    });
  tools.forEach((tool, i) => {
    const { ship, skip } = panel(tool);
    if (!ship || !skip) return;
    const alone = skip === 1 && ship > 1 ? "skip" : ship === 1 && skip > 1 ? "ship" : null;
    if (!alone) return lines.push(`The panel is split over ${names[i]}: ${ship} ship, ${skip} skip.`);
    const loner = all.find((round) => round.reviews[i]?.verdict === alone);
    lines.push(`${loner.reviewer.name} is the only one who would ${alone} ${names[i]}.`);
  });
  return lines.length ? lines : [agreement(all, tools)];
}

function agreement(all, tools) {
  const judged = tools.filter((tool) => tool.reviews.length).length;
  if (!judged) return "No reviews yet.";
  if (judged === 1) return "Only one of the two has been judged, and on that one the panel agrees.";
  if (!all.some((round) => round.isFull)) return "No reviewer judged both, and nobody disagrees about either one.";
  return "The reviewers agree on the verdict; their reasons differ, below.";
}

function cost(tools) {
  const [x, y] = tools.map((tool) => tool.pricing.entry);
  if (x && x === y) return x === "Free" ? "Both are free to start." : `Both start at the same price: ${x}.`;
  if (!x && !y) return "Neither states a price.";
  const start = (tool) => {
    const price = tool.pricing.entry;
    return price ? (price === "Free" ? `${shortName(tool)} is free to start` : `${shortName(tool)} starts at ${price}`) : `${shortName(tool)} states no price`;
  };
  return `${start(tools[0])}; ${start(tools[1])}.`;
}
