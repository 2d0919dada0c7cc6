// Finds tools by what is typed: every word has to begin a word of the name, the maker or the slug; where none
// does, category and tagline are looked at too. No slips are forgiven: a minimal page would not.

/** Small letters without accents, single spaces. */
export const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** Prepares the entries once, so that a keystroke only compares. */
export const prepare = (entries) =>
  entries.map((entry) => {
    const parts = entry.name.replace(/([a-z])([A-Z])/g, "$1 $2");
    return {
      entry,
      name: fold(entry.name),
      names: ` ${fold(entry.name)} ${fold(parts)}`,
      makers: ` ${fold(`${entry.maker} ${entry.slug}`)}`,
      about: ` ${fold(`${entry.category} ${entry.tagline}`)}`,
    };
  });

function points(row, words, whole, everywhere) {
  let sum = row.name === whole ? 200 : row.name.startsWith(whole) ? 50 : 0;
  for (const word of words) {
    if (`${row.names} `.includes(` ${word} `)) sum += 100;
    else if (row.names.includes(` ${word}`)) sum += 80;
    else if (row.makers.includes(` ${word}`)) sum += 40;
    else if (everywhere && row.names.includes(word)) sum += 50;
    else if (everywhere && row.about.includes(` ${word}`)) sum += 15;
    else return 0;
  }
  return sum;
}

/** What fits, best first: how many, and those to show. */
export function search(rows, query) {
  const whole = fold(query);
  if (!whole) return { count: rows.length, shown: rows.slice(0, 100).map((row) => row.entry) };
  const words = whole.split(" ");
  const rank = (everywhere) => {
    const found = [];
    for (const row of rows) {
      const sum = points(row, words, whole, everywhere);
      if (sum) found.push({ sum, entry: row.entry });
    }
    return found.sort((a, b) => b.sum - a.sum);
  };
  let found = rank(false);
  if (!found.length) found = rank(true);
  return { count: found.length, shown: found.slice(0, 30).map((each) => each.entry) };
}

/** A name in three pieces: before what was typed, what was typed, after it. */
export function pieces(name, query) {
  const typed = query.trim().toLowerCase();
  const at = typed ? name.toLowerCase().indexOf(typed) : -1;
  return at < 0 ? [name, "", ""] : [name.slice(0, at), name.slice(at, at + typed.length), name.slice(at + typed.length)];
}

/** What is said above the list. */
export function listSaid({ count, shown }) {
  if (!count) return "No match. Try fewer letters.";
  if (count === 1) return "1 tool";
  return count > shown.length ? `${count} tools, the first ${shown.length} shown` : `${count} tools`;
}

export const kind = ({ category, panel }) => `${category} · ${optionShare(panel)}`;

function optionShare({ ship, skip }) {
  const total = ship + skip;
  if (!total) return "no panel yet";
  const percent = Math.min(skip ? 99 : 100, Math.max(ship ? 1 : 0, Math.round((100 * ship) / total)));
  return `${percent}% ship`;
}
