// The colors that the host of a frame asks for: they stand before anything of the frame is painted.
var asked = new URLSearchParams(location.search.replace(/&(amp;)+/g, "&"));
var theme = asked.get("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

export {};
