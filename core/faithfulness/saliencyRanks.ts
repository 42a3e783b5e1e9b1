import { seededRandom, shuffle } from '../random.js';

/** Of a pixel that is never taken away. */
export const never = 0xffffffff;

/**
 * When each pixel's turn comes: 0 for the most salient one. Equal values come in an order that is drawn
 * with the seed, the same for every map: what a method leaves at zero says nothing of itself, and rows
 * from the top would.
 * @param map finite
 * @param counted 1 for the pixels that take part; all when left out
 */
export function saliencyRanks(
  map: Float64Array,
  seed: string,
  counted?: Uint8Array,
): Uint32Array<ArrayBuffer> {
  const turn = Uint32Array.from(shuffle([...map.keys()], seededRandom('ties', seed)));
  const order = (counted ? turn.filter((pixel) => counted[pixel] === 1) : turn).slice();
  const drawn = new Uint32Array(map.length);
  turn.forEach((pixel, i) => (drawn[pixel] = i));
  order.sort(
    (a, b) =>
      (map[b] as number) - (map[a] as number) || (drawn[a] as number) - (drawn[b] as number),
  );
  const ranks = new Uint32Array(map.length).fill(never);
  order.forEach((pixel, rank) => (ranks[pixel] = rank));
  return ranks;
}
