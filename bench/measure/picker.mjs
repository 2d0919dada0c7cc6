// A visitor's hands on the picker of side B: the keys are real ones, sent to the browser.
export const FIELD = 'input[role="combobox"][data-side="b"]';
const OPTION = '[role="option"]';

/** Opens the list and waits for options; how long they took, in milliseconds. */
export async function openList(page) {
  await page.evaluate(() => {
    const from = new Promise((done) => addEventListener("mousedown", (event) => done(event.timeStamp), { capture: true, once: true }));
    window.__bench.listed = new Promise((done) => {
      const look = () => document.querySelector('[role="option"]') && done(performance.now());
      new MutationObserver((_, observer) => look() && observer.disconnect()).observe(document, { childList: true, subtree: true });
    }).then(async (at) => at - (await from));
  });
  await page.click(FIELD);
  return page.evaluate(() => window.__bench.listed);
}

/** Types a name over what stands in the field, and waits until its option is the one that Enter takes. */
export async function typeName(page, name) {
  await page.focus(FIELD);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(name);
  await page.waitForFunction(
    ([option, wanted]) => document.querySelector(`${option}[aria-selected="true"]`)?.textContent.includes(wanted),
    [OPTION, name],
    { polling: 20 },
  );
}

/** Starts a watch in the page, does something, and gives what the watch saw. */
export async function watched(page, watch, args, act) {
  await page.evaluate(([name, given]) => void (window.__bench.pending = window.__bench[name](...given)), [watch, args]);
  await act();
  return page.evaluate(() => window.__bench.pending);
}
