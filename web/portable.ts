// In the one file that holds everything: answers what the page asks for out of the file.

/** A file by its name: its media type, and its bytes in Base64. */
type Parts = Record<string, readonly [type: string, text: string]>;

// scripts/portable.mjs puts it there.
const held = document.getElementById("parts") as HTMLElement;
const parts = JSON.parse(held.textContent ?? "") as Parts;
held.remove();
const network = window.fetch;

// The program asks with a request, whose address is a whole one.
const folder = new URL(".", document.baseURI).href;
const named = (asked: RequestInfo | URL): string => {
  const address = new URL(asked instanceof Request ? asked.url : asked, document.baseURI).href;
  return address.startsWith(folder) ? address.slice(folder.length) : address;
};

window.fetch = (asked: RequestInfo | URL, init?: RequestInit) => {
  const part = parts[named(asked)];
  if (!part) return network(asked, init);
  const [type, text] = part;
  return Promise.resolve(new Response(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)), { headers: { "content-type": type } }));
};

// What has no use in a file: the widget for other pages.
if (/[?&]view=embed\b/.test(location.search)) history.replaceState(null, "", location.pathname);

// A link to the folder of the site would lead to the folder that this file is in.
for (const event of ["pointerdown", "focusin"]) {
  addEventListener(event, ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href="./"]') : undefined;
    if (link) link.href = location.pathname;
  });
}

export {};
