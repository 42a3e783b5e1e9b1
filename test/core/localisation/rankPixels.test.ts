import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.js';
import { rankPixels } from '../../../core/localisation/rankPixels.js';
import { lengthOfStretch, regionOfStretch, tied } from '../../../core/localisation/stretches.js';

// Falling: 9 in, 7 out, 7 in, 4 out, 1 in, −3 out.
const map = Float64Array.of(7, -3, 9, 4, 7, 1);
const regionOf = Uint8Array.of(3, 3, 0, 3, 0, 0);

/** Stretches that tie, one after the other: of each how many pixels of which region. */
function told(stretches: Uint32Array): Readonly<Record<number, number>>[] {
  const groups: Record<number, number>[] = [{}];
  for (const stretch of stretches) {
    const group = groups.at(-1) ?? {};
    group[regionOfStretch(stretch)] = lengthOfStretch(stretch);
    if ((stretch & tied) === 0) groups.push({});
  }
  return groups.slice(0, -1);
}

/** The same from a sort by the runtime, values of less than four units in the last place apart as one. */
function expected(values: Float64Array, regions: Uint8Array) {
  const plain = values.map((value) => value + 0);
  const bits = new BigUint64Array(plain.buffer);
  bits.forEach((own, i) => (bits[i] = own & ~3n));
  const order = Array.from(plain.keys()).sort((a, b) => (plain[b] ?? 0) - (plain[a] ?? 0));
  const groups: Record<number, number>[] = [];
  let before: number | undefined;
  for (const i of order) {
    const region = regions[i] ?? 3;
    const last = groups.at(-1);
    if (last && plain[i] === before) last[region] = (last[region] ?? 0) + 1;
    else groups.push({ [region]: 1 });
    before = plain[i];
  }
  // Values of one region that follow each other are one stretch.
  const stretches: Record<number, number>[] = [];
  for (const group of groups) {
    const [last, kinds] = [stretches.at(-1), Object.keys(group)];
    if (last && kinds.length === 1 && kinds.join() === Object.keys(last).join()) {
      for (const region of kinds.map(Number))
        last[region] = (last[region] ?? 0) + (group[region] ?? 0);
    } else stretches.push({ ...group });
  }
  const at = (rank: number): number => plain[order.at(rank) ?? 0] ?? 0;
  const upperHalf = plain.filter((value) => value >= (at(0) + at(-1)) / 2).length;
  return { groups: stretches, upperHalf };
}

const value = fc.oneof(
  fc.double({ min: -1e300, max: 1e300, noNaN: true }),
  // Plateaus, values that crowd at one end, and neighbours that differ in the bits of a tag alone.
  fc.constantFrom(0, -0, 1, 1 + 2 ** -52, 1 + 2 ** -51, -1, Number.MIN_VALUE),
  fc.double({ min: 0, max: 1e-6, noNaN: true }),
);
const pixel = fc.tuple(value, fc.nat({ max: 3 }));

function agrees(pixels: readonly (readonly [number, number])[]): void {
  const values = Float64Array.from(pixels, ([own]) => own);
  const regions = Uint8Array.from(pixels, ([, region]) => region);
  const { stretches, upperHalf } = rankPixels(values, regions);
  expect({ groups: told(stretches), upperHalf }).toEqual(expected(values, regions));
}

describe('rankPixels', () => {
  test('pixels are ranked from the highest, those of one value joined', () => {
    const { stretches, sizes, pixels, upperHalf } = rankPixels(map, regionOf);
    expect(told(stretches)).toEqual([{ 0: 1 }, { 0: 1, 3: 1 }, { 3: 1 }, { 0: 1 }, { 3: 1 }]);
    expect(sizes).toEqual({ mass: 3, peritumoral: 0, below: 0, elsewhere: 3, inRegions: 3 });
    expect(pixels).toBe(6);
    // The middle of −3 and 9 is 3.
    expect(upperHalf).toBe(4);
  });

  test('zeros of either sign are one value', () => {
    const { stretches } = rankPixels(
      Float64Array.of(0, -0, 1, -1, 0),
      Uint8Array.of(0, 1, 2, 3, 3),
    );
    expect(told(stretches)).toEqual([{ 2: 1 }, { 0: 1, 1: 1, 3: 1 }, { 3: 1 }]);
  });

  test('ranks any values as the sort of the runtime does', () => {
    fc.assert(fc.property(fc.array(pixel, { maxLength: 400 }), agrees));
  });

  test('ranks many values that crowd in one place, far from the others, and large plateaus', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(4, 40, 4e9), (seed, kinds) => {
        const random = seededRandom(seed);
        const crowd = Array.from({ length: 4_000 }, () => 1e-9 * Math.floor(kinds * random()));
        const values = [...crowd, ...Array.from({ length: 20 }, () => 1e3 * random())];
        agrees(values.map((own) => [own, Math.floor(4 * random())]));
      }),
      { numRuns: 30 },
    );
  });

  test('a map of another size does not disturb the next one', () => {
    const large = Float64Array.from({ length: 100_000 }, (_, i) => Math.sin(i));
    const before = rankPixels(map, regionOf);
    rankPixels(large, new Uint8Array(large.length).fill(2));
    expect(rankPixels(map, regionOf)).toEqual(before);
  });
});
