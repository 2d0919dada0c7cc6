// In the one file that holds everything: answers what the page asks for out of the file.
const held = document.getElementById("parts");
const parts = JSON.parse(held.textContent);
held.remove();
const network = window.fetch;

window.fetch = (address, ...rest) => {
  const part = parts[address];
  if (!part) return network(address, ...rest);
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
