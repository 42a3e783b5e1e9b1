import type { Place } from '../regions/Place.js';

/** An image's pixels from the highest value of a map down, ready for any number of figures. */
export interface RankedPixels {
  /** The distinct values, falling. */
  readonly values: Float64Array;
  /** How many pixels have each of these values or a higher one. */
  readonly all: Uint32Array;
  /** The same of the pixels in a place. */
  readonly inside: Readonly<Record<Place, Uint32Array>>;
}

// Where a number's lower half lies.
const lower = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 0 : 1;

/**
 * Values that differ by less than four units in the last place are one: the last two bits carry the
 * region through the sort, since numbers sort many times faster than indices to them.
 * @param map height × width, finite
 * @param regionOf height × width indices into `regions`
 */
export function rankPixels(map: Float64Array, regionOf: Uint8Array): RankedPixels {
  const n = map.length;
  const sorted = map.slice();
  const bits = new Uint32Array(sorted.buffer);
  for (let i = 0; i < n; i++) {
    const at = 2 * i + lower;
    bits[at] = ((bits[at] as number) & ~3) | (regionOf[i] as number);
  }
  sorted.sort();
  const regionAt = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const at = 2 * i + lower;
    regionAt[i] = (bits[at] as number) & 3;
    bits[at] = (bits[at] as number) & ~3;
  }
  const values = new Float64Array(n);
  const all = new Uint32Array(n);
  const mass = new Uint32Array(n);
  const peritumoral = new Uint32Array(n);
  const below = new Uint32Array(n);
  const elsewhere = new Uint32Array(n);
  const inRegions = new Uint32Array(n);
  const seen = new Uint32Array(4);
  let distinct = 0;
  for (let i = n - 1; i >= 0; i--) {
    const region = regionAt[i] as number;
    seen[region] = (seen[region] as number) + 1;
    if (i > 0 && sorted[i - 1] === sorted[i]) continue;
    values[distinct] = sorted[i] as number;
    all[distinct] = n - i;
    mass[distinct] = seen[0] as number;
    peritumoral[distinct] = seen[1] as number;
    below[distinct] = seen[2] as number;
    elsewhere[distinct] = seen[3] as number;
    inRegions[distinct] = n - i - (seen[3] as number);
    distinct++;
  }
  const cut = (counts: Uint32Array): Uint32Array => counts.subarray(0, distinct);
  return {
    values: values.subarray(0, distinct),
    all: cut(all),
    inside: {
      mass: cut(mass),
      peritumoral: cut(peritumoral),
      below: cut(below),
      elsewhere: cut(elsewhere),
      inRegions: cut(inRegions),
    },
  };
}
