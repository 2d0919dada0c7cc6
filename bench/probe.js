// Runs in every measured page before anything of its own. It only watches: what it does for itself is over with the
// comparison in the document, but for the observers that browsers have for the purpose.
(() => {
  const shifts = [];
  const longTasks = [];
  let largest = null;
  const bench = (window.__bench = { memories: [] });

  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => (largest = entry));
  watch("layout-shift", (entry) => entry.hadRecentInput || shifts.push({ at: entry.startTime, value: entry.value }));
  watch("longtask", (entry) => longTasks.push({ at: entry.startTime, duration: entry.duration }));
  performance.setResourceTimingBufferSize(5000);

  // Memory of WebAssembly is found where a program is made, for there is no other way to come by it.
  const remember = (result) => {
    const instance = result.instance ?? result;
    bench.memories.push(...Object.values(instance.exports ?? {}).filter((part) => part instanceof WebAssembly.Memory));
    return result;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = (...args) => own.apply(WebAssembly, args).then(remember);
  }

  /** After the next frame is drawn: the first task behind it. */
  const afterPaint = (done) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now());
      channel.port2.postMessage(null);
    });

  const once = (isThere) =>
    new Promise((done) => {
      const look = () => isThere() && (done(performance.now()), true);
      if (look()) return;
      const observer = new MutationObserver(() => look() && observer.disconnect());
      observer.observe(document, { childList: true, characterData: true, subtree: true });
    });

  const hooks = ["a", "b"].flatMap((side) => [`article.review[data-side="${side}"]`, `[data-meter="panel"][data-side="${side}"]`]);
  bench.inDocument = once(() => hooks.every((hook) => document.querySelector(hook)));
  bench.marked = new Promise((done) => {
    watch("mark", (entry) => entry.name === "shipwith:comparison" && done(entry.startTime));
  });
  const loaded = new Promise((done) => addEventListener("load", () => done(performance.now())));

  /** All figures of a load, `rest` milliseconds after the comparison and the load event. */
  bench.load = async (rest) => {
    const [marked, inDocument] = await Promise.all([bench.marked, bench.inDocument, loaded]);
    await new Promise((done) => setTimeout(done, rest));
    const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    const [page, ...files] = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const told = ({ name, encodedBodySize, startTime, responseEnd }) => ({ name, bytes: encodedBodySize, began: startTime, ended: responseEnd });
    return { marked, inDocument, first, largest: largest?.startTime, shifts, longTasks, files: [page, ...files].map(told) };
  };

  /** The moment an input event was made, in the page's time. */
  const nextEvent = (type) => new Promise((done) => addEventListener(type, (event) => done(event.timeStamp), { capture: true, once: true }));

  /** From the Enter that picks to a review with this text in the document, and to the frame that shows it. */
  bench.pick = async (side, quote) => {
    const holds = () => [...document.querySelectorAll(`article.review[data-side="${side}"] blockquote`)].some((said) => said.textContent.includes(quote));
    if (holds()) throw new Error("the tool to pick is shown already");
    const pressed = nextEvent("keydown");
    const shown = once(holds).then((there) => ({ there, drawn: new Promise(afterPaint) }));
    const from = await pressed;
    const { there, drawn } = await shown;
    return { inDocument: there - from, painted: (await drawn) - from };
  };

  const fold = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, " ");

  /** Whether the list answers what stands in the field: typed are beginnings of names. */
  const isAnswered = () => {
    const first = document.querySelector('[role="option"]');
    return first && fold(first.textContent).includes(fold(document.activeElement.value));
  };

  /** From a key to the last change of the options that it brings, and to the frame that shows it. A list that comes in
   *  steps is finished when it answers what was typed and has not changed for a while. */
  bench.key = async (quiet) => {
    const from = await nextEvent("keydown");
    return new Promise((done, failed) => {
      let [there, painted, timer] = [null, null, null];
      const isOfTheList = ({ target }) => (target.nodeType === 1 ? target : target.parentElement)?.closest("[role=listbox]");
      const holdsOptions = ({ addedNodes }) => [...addedNodes].some((node) => node.nodeType === 1 && node.querySelector("[role=listbox]"));
      const end = () => {
        if (painted !== null && isAnswered()) {
          observer.disconnect();
          done({ inDocument: there - from, painted: painted - from });
        } else if (performance.now() - from > 10_000) {
          observer.disconnect();
          failed(new Error(`"${document.activeElement.value}" was typed, and the list does not answer it`));
        } else wait();
      };
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(end, quiet);
      };
      const observer = new MutationObserver((changes) => {
        if (!changes.some((change) => isOfTheList(change) || holdsOptions(change))) return;
        there = performance.now();
        afterPaint((at) => (painted = at));
        wait();
      });
      observer.observe(document, { childList: true, characterData: true, subtree: true });
      wait();
    });
  };
})();
