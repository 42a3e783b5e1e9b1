/**
 * Area under the ROC curve of the map's values as a score for lying inside: the chance that a pixel
 * inside has a higher value than one outside, ties one half. NaN where all or none lie inside.
 * @param all @param inside see `topShare`
 */
export function pixelAuc(all: Uint32Array, inside: Uint32Array): number {
  let wins = 0;
  let above = 0;
  let insideAbove = 0;
  const positives = inside.at(-1) ?? 0;
  for (let i = 0; i < all.length; i++) {
    const hits = (inside[i] as number) - insideAbove;
    const misses = (all[i] as number) - above - hits;
    // Each pixel outside loses to those inside above it, and draws with those of its own value.
    wins += misses * (insideAbove + hits / 2);
    insideAbove += hits;
    above = all[i] as number;
  }
  return wins / (positives * (above - positives));
}
