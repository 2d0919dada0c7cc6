// Middles and spreads.

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);

export function median(numbers) {
  if (!numbers.length || !numbers.every(Number.isFinite)) throw new Error(`no median of [${numbers}]`);
  const all = sorted(numbers);
  const middle = all.length >> 1;
  return all.length % 2 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
}

/** Median, least and greatest. */
export const spread = (numbers) => ({ median: median(numbers), least: Math.min(...numbers), greatest: Math.max(...numbers), samples: numbers.length });
