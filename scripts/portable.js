// In the one file that holds everything: answers what the page asks for out of the file.
const held = document.getElementById("parts");
const parts = JSON.parse(held.textContent);
held.remove();
const network = window.fetch;

// The program asks with a request, whose address is a whole one.
const folder = new URL(".", document.baseURI).href;
const named = (asked) => {
  const address = new URL(asked instanceof Request ? asked.url : asked, document.baseURI).href;
  return address.startsWith(folder) ? address.slice(folder.length) : address;
};

window.fetch = (asked, ...rest) => {
  const part = parts[named(asked)];
  if (!part) return network(asked, ...rest);
  const [type, text] = part;
  return Promise.resolve(new Response(Uint8Array.from(atob(text), (letter) => letter.charCodeAt()), { headers: { "content-type": type } }));
};

// What has no use in a file: the widget for other pages.
if (/[?&]view=embed\b/.test(location.search)) history.replaceState(null, "", location.pathname);

// A link to the folder of the site would lead to the folder that this file is in.
for (const event of ["pointerdown", "focusin"]) {
  addEventListener(event, ({ target }) => {
    const link = target.closest?.('a[href="./"]');
    if (link) link.href = location.pathname;
  });
}
