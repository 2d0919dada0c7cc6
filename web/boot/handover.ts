// Hands a finished page over to the program, which draws the same from the same components: what the reader has typed,
// chosen, opened, selected, focused or pressed before that is carried to the element in its place.
import { finished } from "./parts.ts";

/** Controls that were touched since the page stood; browsers fill in others from an earlier visit. */
var touched: Element[] = [];
/** The button that was pressed last: it did nothing yet. Those that send a form are left out: the browser has sent it. */
var pressed: Element | null = null;

function within(event: Event, tags: string): Element | null {
  var page = finished();
  var target = event.target as Element;
  var element = target.closest ? target.closest(tags) : null;
  return page && element && page.contains(element) ? element : null;
}

function touch(event: Event): void {
  var control = within(event, "input, select");
  if (control && touched.indexOf(control) < 0) touched.push(control);
}

addEventListener("input", touch, true);
addEventListener("change", touch, true);
addEventListener(
  "click",
  function (event) {
    pressed = within(event, "button:not([type=submit])") || pressed;
  },
  true,
);

/** What tells an element from others of its kind, whatever the catalog says by now. */
function kind(element: Element): string {
  var data = (element as HTMLElement).dataset;
  var names = Object.keys(data).sort();
  return [element.tagName, element.id, element.getAttribute("type"), element.getAttribute("href"), element.className]
    .concat(
      names.map(function (name) {
        return name + "=" + data[name];
      }),
    )
    .join(" ");
}

/** The element of the program's page in the place of one of the finished page. */
function counterpart(element: Element, page: Element, app: Element): HTMLElement | undefined {
  function alike(root: Element): Element[] {
    return Array.prototype.filter.call(root.getElementsByTagName(element.tagName), function (other: Element) {
      return kind(other) === kind(element);
    });
  }
  return alike(app)[alike(page).indexOf(element)] as HTMLElement | undefined;
}

function tell(control: Element, name: string): void {
  control.dispatchEvent(new Event(name, { bubbles: true }));
}

/** How many letters stand in an element before a point in it. */
function lettersBefore(root: Element, node: Node, offset: number): number {
  var range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The point in an element that so many letters stand before. */
function pointAt(root: Element, letters: number): [Node, number] | undefined {
  var walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (var left = letters; walker.nextNode(); ) {
    var text = walker.currentNode.nodeValue as string;
    if (left <= text.length) return [walker.currentNode, left];
    left -= text.length;
  }
  return undefined;
}

/** What is selected of the finished page: from which letter to which, and the letters. */
type Selected = readonly [from: number, to: number, letters: string];

function selected(page: Element): Selected | undefined {
  var selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return undefined;
  var range = selection.getRangeAt(0);
  if (!page.contains(range.commonAncestorContainer)) return undefined;
  var from = lettersBefore(page, range.startContainer, range.startOffset);
  return [from, from + range.toString().length, range.toString()];
}

function select(app: Element, marked: Selected): void {
  var begin = pointAt(app, marked[0]);
  var end = pointAt(app, marked[1]);
  var selection = getSelection();
  if (!begin || !end || !selection) return;
  var range = document.createRange();
  range.setStart(begin[0], begin[1]);
  range.setEnd(end[0], end[1]);
  // Where other words stand there by now, nothing of them is selected.
  if (range.toString() !== marked[2]) return;
  selection.removeAllRanges();
  selection.addRange(range);
}

/** The first part of the finished page that is in the window: what is above may be laid out only roughly. */
function inSight(page: Element): Element | undefined {
  var parts: Element[] = Array.prototype.slice.call(page.querySelectorAll("h1, h2, h3, article, .card"));
  return parts.filter(function (part) {
    var place = part.getBoundingClientRect();
    return place.height > 0 && place.bottom > 0;
  })[0];
}

/** Whether a button that can be pressed in is. */
function isPressed(button: Element | null | undefined): boolean {
  return !!button && button.getAttribute("aria-pressed") === "true";
}

/** Takes the finished page away, and lets the program's stand in its place. */
export function handOver(page: HTMLElement, app: HTMLElement): void {
  function same(element: Element): HTMLElement | undefined {
    return counterpart(element, page, app);
  }
  var top = pageYOffset;
  var left = pageXOffset;
  var seen = top > 0 ? inSight(page) : undefined;
  var height = seen && seen.getBoundingClientRect().top;
  var sameSeen = seen && same(seen);
  var focused = document.activeElement;
  var marked = selected(page);
  var details: Element[] = Array.prototype.slice.call(page.getElementsByTagName("details"));
  var opened = details.filter(function (one) {
    return one.hasAttribute("open");
  });
  var focus = focused && page.contains(focused) ? same(focused) : undefined;
  var button = pressed && same(pressed);
  var open = opened.map(same);
  var values = touched.map(function (one) {
    var control = one as HTMLInputElement;
    return { control: same(control) as HTMLInputElement | undefined, value: control.value, checked: control.checked };
  });
  var caret = focused instanceof HTMLInputElement && focused.type === "text" ? focused.selectionStart : null;
  page.remove();
  app.hidden = false;
  open.forEach(function (one) {
    if (one) one.setAttribute("open", "");
  });
  if (focus) focus.focus({ preventScroll: true });
  values.forEach(function (typed) {
    var control = typed.control;
    if (!control) return;
    if (control.type === "checkbox" || control.type === "radio") {
      // A tick that was taken off again is as the program draws it. A press tells of itself.
      if (control.checked !== typed.checked) control.click();
      return;
    }
    control.value = typed.value;
    tell(control, "input");
    tell(control, "change");
  });
  if (focus && caret !== null) (focus as HTMLInputElement).setSelectionRange(caret, caret);
  if (marked) select(app, marked);
  scrollTo(left, top);
  if (sameSeen) scrollBy(0, sameSeen.getBoundingClientRect().top - (height as number));
  // What stood there unpressed, as for everybody, and is pressed by what is stored, is as the reader wants it: a press would undo that.
  if (button && !(isPressed(button) && !isPressed(pressed))) button.click();
}
