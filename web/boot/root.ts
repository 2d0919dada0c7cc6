// Where the site is on its host: every address in a page is one below its root.

/** A link to the root. The base of a page names it; that of a frame, which has none, is the folder that it lies in. */
export function root(): HTMLAnchorElement {
  var link = document.createElement("a");
  link.href = "./";
  return link;
}

/** The path of the page below the root. */
export function below(): string {
  return location.pathname.slice(root().pathname.length);
}
