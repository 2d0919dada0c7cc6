// A picker on downshift's combobox. It asks for the list of tools when it is first opened.
import { memo, useEffect, useMemo, useState } from "react";
import { useCombobox } from "downshift";
import { entries } from "../shared/files.js";
import { kind, listSaid, pieces, prepare, search } from "../shared/search.js";

let prepared;
/** Both pickers search the same list. */
const load = () => (prepared ??= entries().then(prepare));

const NOTHING = { count: 0, shown: [] };

export const Picker = memo(function Picker({ side, tool, onPick }) {
  const [rows, setRows] = useState(null);
  const [query, setQuery] = useState("");
  const found = useMemo(() => (rows ? search(rows, query) : NOTHING), [rows, query]);

  const { isOpen, highlightedIndex, getLabelProps, getInputProps, getMenuProps, getItemProps } = useCombobox({
    items: found.shown,
    selectedItem: tool,
    itemToString: (entry) => entry?.name ?? "",
    itemToKey: (entry) => entry?.slug,
    defaultHighlightedIndex: 0,
    inputId: `pick-${side}`,
    menuId: `list-${side}`,
    onInputValueChange: ({ inputValue }) => setQuery(inputValue),
    onIsOpenChange: ({ isOpen }) => !isOpen && setQuery(""),
    onSelectedItemChange: ({ selectedItem }) => selectedItem && onPick(side, selectedItem.slug),
  });

  useEffect(() => {
    if (!isOpen || rows) return;
    let isCurrent = true;
    load().then((rows) => isCurrent && setRows(rows));
    return () => {
      isCurrent = false;
    };
  }, [isOpen, rows]);

  const input = getInputProps({ "data-side": side, spellCheck: false, placeholder: "Type a name, maker or kind", onFocus: (event) => event.target.select() });
  return (
    <div className="picker" data-side={side}>
      <label {...getLabelProps()}>{`Tool ${side.toUpperCase()}`}</label>
      <input {...input} />
      <div className="popup" hidden={!isOpen}>
        <p className="said">{rows ? listSaid(found) : "Loading the list of tools…"}</p>
        <ul {...getMenuProps({ "aria-label": `Tools for side ${side.toUpperCase()}` })}>
          {isOpen && found.shown.map((entry, index) => (
            <li key={entry.slug} data-slug={entry.slug} {...getItemProps({ item: entry, index, "aria-selected": index === highlightedIndex })}>
              <Name name={entry.name} query={query} />
              <span className="kind">{kind(entry)}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
});

function Name({ name, query }) {
  const [before, typed, after] = pieces(name, query);
  return <span className="name">{before}{typed && <mark>{typed}</mark>}{after}</span>;
}
