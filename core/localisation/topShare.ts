/** What top-k intersection takes, as its paper does. */
export const topK = 1_000;

/**
 * Top-k intersection: the share of the k highest pixels that lie inside (Theiner et al.,
 * arXiv:2104.14995). Of pixels that tie for the last places each counts by the share of them that
 * there is room for: what choosing among them at random gives on average. NaN for no pixels.
 * @param all per distinct value, falling: how many pixels have it or a higher one
 * @param inside the same of the pixels inside
 * @param k all pixels, where there are fewer
 */
export function topShare(all: Uint32Array, inside: Uint32Array, k: number): number {
  const room = Math.min(k, all.at(-1) ?? 0);
  let low = 0;
  let high = all.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] as number) < room) low = middle + 1;
    else high = middle;
  }
  const before = low > 0 ? (all[low - 1] as number) : 0;
  const insideBefore = low > 0 ? (inside[low - 1] as number) : 0;
  const share = (room - before) / ((all[low] as number) - before);
  return (insideBefore + share * ((inside[low] as number) - insideBefore)) / room;
}
