import { seededRandom, shuffle, type Random } from '../random.js';
import { perPlace, places, type Place } from '../regions/Place.js';
import type { HitTable } from './hitTable.js';

/** Part of every report. */
export const swapSettings = { seed: 1, shuffles: 1_999 } as const;

export interface SwapResult {
  /** Hits with the images' own masks. */
  readonly hits: number;
  /** Hits with the mask of an image of the same label, its own among them, on average over them. */
  readonly expected: number;
  /** One-sided: how likely so many hits are when the masks are dealt out anew. */
  readonly p: number;
}

/**
 * Does a method point at the lesion of the image itself, or merely where lesions lie? Masks are
 * shuffled between images of the same label; p = (1 + b) / (1 + m), with b of m shuffles that hit no
 * less often (Phipson & Smyth, Statistical Applications in Genetics and Molecular Biology 9 (2010),
 * article 39). Images count as independent.
 * @param labels per image
 */
export function swapTest(
  hit: HitTable,
  labels: readonly string[],
  settings: { readonly seed: number; readonly shuffles: number } = swapSettings,
): Readonly<Record<Place, SwapResult>> {
  const members = [...new Set(labels)]
    .sort()
    .map((label) => labels.flatMap((own, i) => (own === label ? [i] : [])));
  const bitsOf = (i: number, j: number): number => hit[i]?.[j] ?? 0;
  const own = Uint32Array.from(labels, (_, i) => i);
  const observed = countHits(hit, own);
  const expected = places.map((_, p) => {
    let sum = 0;
    for (const group of members) {
      let hits = 0;
      for (const i of group) for (const j of group) hits += (bitsOf(i, j) >> p) & 1;
      sum += hits / group.length;
    }
    return sum;
  });
  const random = seededRandom('swaps', settings.seed);
  const noLess = places.map(() => 0);
  const mask = own.slice();
  for (let s = 0; s < settings.shuffles; s++) {
    for (const group of members) deal(group, mask, random);
    const hits = countHits(hit, mask);
    for (let p = 0; p < places.length; p++) {
      if ((hits[p] as number) >= (observed[p] as number)) noLess[p] = (noLess[p] as number) + 1;
    }
  }
  return perPlace((place) => {
    const p = places.indexOf(place);
    return {
      hits: observed[p] as number,
      expected: expected[p] as number,
      p: (1 + (noLess[p] as number)) / (1 + settings.shuffles),
    };
  });
}

/** Gives the images of a group each other's masks. */
function deal(group: readonly number[], mask: Uint32Array, random: Random): void {
  const dealt = shuffle([...group], random);
  for (let k = 0; k < group.length; k++) mask[group[k] as number] = dealt[k] as number;
}

/** Per place the hits of every image's point in the regions of the image that `mask` names. */
function countHits(hit: HitTable, mask: Uint32Array): Uint32Array {
  const counts = new Uint32Array(1 << places.length);
  for (let i = 0; i < mask.length; i++) {
    const bits = hit[i]?.[mask[i] as number] ?? 0;
    counts[bits] = (counts[bits] as number) + 1;
  }
  const hits = new Uint32Array(places.length);
  for (let bits = 0; bits < counts.length; bits++) {
    for (let p = 0; p < hits.length; p++) {
      if ((bits >> p) & 1) hits[p] = (hits[p] as number) + (counts[bits] as number);
    }
  }
  return hits;
}
