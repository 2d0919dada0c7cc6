// What the frame does before anything of it is painted: the colors that the host asks for stand by then.
import "./late-style.ts";

var asked = new URLSearchParams(location.search.replace(/&(amp;)+/g, "&"));
var theme = asked.get("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
