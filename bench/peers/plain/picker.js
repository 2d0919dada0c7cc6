// A picker: an editable combobox after the ARIA pattern. It asks for the list of tools when it is first opened.
import { entries } from "../shared/files.js";
import { kind, listSaid, pieces, prepare, search } from "../shared/search.js";
import { h } from "./element.js";

let prepared;
/** Both pickers search the same list. */
const rows = () => (prepared ??= entries().then(prepare));

export function picker(side, onPick) {
  let shown = [];
  let active = -1;
  let name = "";
  const list = h("ul", { id: `list-${side}`, role: "listbox", "aria-label": `Tools for side ${side.toUpperCase()}`, onmousedown: (event) => event.preventDefault() });
  const said = h("p", { class: "said" });
  const popup = h("div", { class: "popup", hidden: "" }, said, list);
  const input = h("input", {
    id: `pick-${side}`, type: "text", role: "combobox", "data-side": side, "aria-autocomplete": "list", "aria-controls": list.id,
    "aria-expanded": "false", autocomplete: "off", spellcheck: "false", placeholder: "Type a name, maker or kind",
    onfocus: () => { input.select(); void open(""); },
    onclick: () => popup.hidden && open(""),
    onblur: close,
    oninput: () => open(input.value),
    onkeydown: press,
  });

  async function open(query) {
    if (popup.hidden) {
      popup.hidden = false;
      input.setAttribute("aria-expanded", "true");
    }
    if (!Array.isArray(prepared)) {
      said.textContent = "Loading the list of tools…";
      prepared = await rows();
      if (popup.hidden) return;
      query = input.value === name ? "" : input.value;
    }
    const result = search(prepared, query);
    shown = result.shown;
    said.textContent = listSaid(result);
    list.replaceChildren(...shown.map((entry, i) => option(entry, i, query)));
    point(query && shown.length ? 0 : -1);
  }

  function option(entry, i, query) {
    const [before, typed, after] = pieces(entry.name, query);
    const words = h("span", { class: "name" }, before, typed && h("mark", null, typed), after);
    return h("li", { id: `${list.id}-${i}`, role: "option", "data-slug": entry.slug, "aria-selected": "false", onclick: () => choose(i) }, words, h("span", { class: "kind" }, kind(entry)));
  }

  function point(at) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = at;
    list.children[active]?.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", active < 0 ? "" : `${list.id}-${active}`);
  }

  function close() {
    popup.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.value = name;
    point(-1);
  }

  function choose(i) {
    const entry = shown[i];
    name = entry.name;
    close();
    onPick(entry.slug);
  }

  function press(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (popup.hidden) void open("");
      const by = event.key === "ArrowDown" ? 1 : -1;
      if (shown.length) point((active + by + shown.length) % shown.length);
      list.children[active]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && active >= 0) choose(active);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  }

  return {
    element: h("div", { class: "picker", "data-side": side }, h("label", { for: input.id }, `Tool ${side.toUpperCase()}`), input, popup),
    show(tool) {
      name = tool.name;
      input.value = name;
    },
  };
}
