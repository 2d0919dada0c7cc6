// The files of the catalog, each fetched once a visit.

const coming = new Map();
const tools = new Map();

async function read(path) {
  const answer = await fetch(`data/${path}`);
  if (!answer.ok) throw new Error(`${path}: status ${answer.status}`);
  return answer.json();
}

function once(path) {
  if (!coming.has(path)) coming.set(path, read(path));
  return coming.get(path);
}

export const catalog = () => once("catalog.json");

export async function loadTool(slug) {
  const tool = await once(`tools/${encodeURIComponent(slug)}.json`);
  tools.set(slug, tool);
  return tool;
}

/** A tool that came before; a pick of it needs no wait. */
export const toolAtHand = (slug) => tools.get(slug);

/** All entries that the pickers search. A catalog of more than 1,000 tools lists them in pages; a plain page reads them all. */
export async function entries() {
  const index = await once("search/index.json");
  if (!index.pages) return index.tools;
  const pages = await Promise.all(Array.from({ length: index.pages }, (_, i) => once(`search/all-${i + 1}.json`)));
  return pages.flatMap((page) => page.tools);
}
