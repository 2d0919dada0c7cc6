// What the figures mean: the last part of the report.

/** `sizes`: how many tools the catalogs have, written out. */
export const MEANING = ([own, middle, large]) => `## What is compared

- **Shipwith**: the finished site, at the page of the pair where it has one. Where it does, *a pair without a page* is the same site at \`?a=&b=\`.
- **React 19**: the same comparison with downshift's combobox, one script (\`bench/peers/react\`).
- **plain JS**: the same without a library, one script (\`bench/peers/plain\`). **Inline**: the same source, with script and style within the page.

The peers show the same texts, wear the same style and fonts, have the same hooks and read the same files; the run checks that first, and
stops when one shows less. They have no other screens, no weights, no sharing and no reading offline, which Shipwith loads as part of what is
measured here. Their pickers read the whole list of tools when they are first opened (above 1,000 tools: all pages \`search/all-N.json\`), as a minimal page
does; Shipwith reads a part of the index for each beginning of a word. They forgive no slips of the finger and foresee no picks.

One server hands out all of them over HTTP/1.1: Brotli 11, from memory, the same headers (\`bench/server.mjs\`).

## What is measured

- **throttled**: 60 ms from request to answer, 9 Mbit/s, a processor of a quarter of the speed, all by DevTools. What a service worker asks for by itself is not slowed down.
- **cold**: the first visit of a new browser. **warm**: the page is loaded anew in the same browser, once a service worker, if the site has one, is installed and at rest.
- **first and largest contentful paint, layout shift**: as the browser reports them; the last two until 1.5 s after the comparison.
- **comparison in the document**: the first change of the document after which it has reviews and a panel meter on both sides, whoever put them there.
- **comparison ready**: \`performance.mark("shipwith:comparison")\`, which the program sets when it has the page in hand.
- **blocking time**: of every task longer than 50 ms after the first paint, what is longer; until 1.5 s after the comparison.
- **main thread busy**: all tasks of the page's main thread until then (\`TaskDuration\`).
- **bytes**: bodies as they were sent, of what the page itself asked for until then. What a service worker fetches behind it is not counted.
- **a pick**: a name is typed into the picker of side B, and Enter is pressed. From the key to the first review of the new tool *in the document*, and to the task after
  the next frame, *painted*. *At hand*: the tool was looked at in this visit. *Looked at before*: its option stood marked for half a second. *Not seen yet*: Enter follows the last letter. Not throttled; the median of three picks (at hand: six) a sample.
- **a keystroke**: three words of four letters, each key a real one. From the key to the last change of the options that it brings, and to the task after the next frame. Not throttled; the median of twelve keys a sample.
- **memory**: after garbage collection, what scripts hold (\`Runtime.getHeapUsage\`) and the memory of WebAssembly; the browser's own objects of the document stand in a row of their own.

- **the widget**: a page of another site (\`localhost\` beside \`127.0.0.1\`, which browsers keep in processes of their own) with one frame, as \`embed.js\` makes it, in a new browser. *Shown*: from the beginning of the host's page to the widget's \`ready\`, or the
  empty frame's \`load\`. *Bytes*: what comes from our site, besides fonts. *Memory*: what the renderer processes hold (proportional set size) beyond that of the same page without a frame; the
  empty frame tells how much of it is the browser's own process for the other site.

The catalogs of ${middle} and ${large} tools are made up by the publisher's command (\`generate\`, seed 1); that of ${own} is the site's own. The raw samples are in \`target/bench/samples.json\` after a run.
`;
