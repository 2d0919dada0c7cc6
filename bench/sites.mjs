// The sites that are measured, and where the pair of a catalog stands on each.
import { access } from "node:fs/promises";
import path from "node:path";

const query = ([a, b]) => `?a=${a}&b=${b}`;

/** The sites, the site's own first: name, label, folder, and the address of a pair. */
export async function sites(dist, peers, pair) {
  const page = `compare/${pair[0]}-vs-${pair[1]}/`;
  const isFinished = await access(path.join(dist, page, "index.html")).then(() => true, () => false);
  const peer = (name, label) => ({ name, label, folder: path.join(peers, name), at: query });
  const own = { name: "shipwith", label: "Shipwith", folder: dist, at: query };
  return [
    // Where the pair has a page of its own, that is what links lead to; catalogs made up for the run have none.
    isFinished ? { ...own, at: (asked) => (String(asked) === String(pair) ? page : query(asked)) } : own,
    // Then a pair without a page, which the shell shows, is measured too: only loading differs.
    ...(isFinished ? [{ ...own, name: "shell", label: "Shipwith, a pair without a page", isForLoadsOnly: true }] : []),
    peer("react", "React 19"),
    peer("plain", "plain JS"),
    peer("inline", "plain JS, inline"),
  ];
}
