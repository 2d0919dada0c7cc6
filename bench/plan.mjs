// Which samples are taken, in which order: one of each site after the other, so that what changes on the machine
// meets all of them alike.

/** `measures`: by name, a function of a site, and the sites that it is for. */
export async function takeAll(measures, samples, say) {
  const taken = {};
  let retries = 0;
  const began = performance.now();
  const total = samples * measures.reduce((all, { sites }) => all + sites.length, 0);
  let done = 0;
  for (let round = 0; round < samples; round++) {
    for (const { name, sites, take } of measures) {
      // Nobody is always the first, nor always behind the same neighbor.
      const first = round % sites.length;
      for (const site of [...sites.slice(first), ...sites.slice(0, first)]) {
        const sample = await take(site).catch((error) => {
          // A browser that does not start is no figure. More than a few of them are a fault to look into.
          if (++retries > Math.max(2, total / 50)) throw error;
          say(`${site.label}, ${name}: ${String(error.message).split("\n")[0]}; once more`);
          return take(site);
        });
        ((taken[site.name] ??= {})[name] ??= []).push(sample);
        done++;
      }
    }
    const passed = (performance.now() - began) / 1000;
    say(`${round + 1} of ${samples} rounds, ${Math.round(passed)} s; about ${Math.round(((total - done) * passed) / done)} s to go`);
  }
  return { taken, retries };
}
