// The facts of a tool as pairs of label and text, and dates in words.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** `2026-11-22` as `22 November 2026`. */
export function date(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

export const facts = (tool) =>
  [
    ["Maker", tool.maker],
    ["Version", tool.version],
    ["Released", tool.released && date(tool.released)],
    ["License", tool.license],
    ["Facts checked", tool.checked && date(tool.checked)],
  ].filter(([, value]) => value);

export const links = ({ links = {} }) =>
  [
    ["Website", links.home],
    ["Documentation", links.docs],
    ["Source code", links.source],
  ].filter(([, address]) => address);

export const SCREENS = [
  ["Compare", "./"],
  ["All tools", "?view=tools"],
  ["My votes", "?view=votes"],
  ["Blind read", "?view=blind"],
];

export const EDITORIAL =
  "The panel is editorial: each reviewer is a point of view, written to be argued with. Community figures appear only where there is a source.";

export const VOTES_ARE = "Press to vote, press again to undo. Votes stay in this browser and are never sent anywhere.";

/** Why there are no plans to list. */
export const noPlans = (entry) => (entry ? `Starts at: ${entry}. No plans are listed.` : "No price is stated.");
