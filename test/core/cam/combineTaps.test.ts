import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combineTaps } from '../../../core/cam/combineTaps.js';
import { findCamMethod, type CamMethod } from '../../../core/cam/methods.js';
import type { Tap } from '../../../core/cam/Tap.js';

const method = (name: string): CamMethod => {
  const found = findCamMethod(name);
  if (!found) throw new RangeError(name);
  return found;
};

/** Only the sizes of taps matter here. */
const grid = (width: number, height: number): Tap => ({
  layer: `${width}x${height}`,
  width,
  height,
  channels: 1,
  data: new Float32Array(width * height),
});

const fine = grid(2, 2);
const coarse = grid(1, 1);

describe('combineTaps', () => {
  test('gives one tap’s map back, cut at zero where the paper does', () => {
    const map = Float64Array.of(1, -2, 3, 4);
    const combined = combineTaps(method('cam'), [fine], [map]);
    expect(combined).toEqual({ width: 2, height: 2, data: map });
    const cut = combineTaps(method('grad-cam++'), [fine], [map]);
    expect([...cut.data]).toEqual([1, 0, 3, 4]);
  });

  test('adds maps whose means are contributions on the finest grid', () => {
    const maps = [Float64Array.of(10), Float64Array.of(1, -2, 3, 4)];
    const combined = combineTaps(method('cam'), [coarse, fine], maps);
    expect(combined).toMatchObject({ width: 2, height: 2 });
    expect([...combined.data]).toEqual([11, 8, 13, 14]);
  });

  test('puts the map of a part of the frame in its place, denser as the part is smaller', () => {
    const place = { x: 0.5, y: 0, width: 0.5, height: 0.5 };
    const maps = [Float64Array.of(10), Float64Array.of(1, -2, 3, 4)];
    const combined = combineTaps(method('cam'), [coarse, { ...fine, place }], maps);
    // Two cells over half of the frame: four across. A quarter of it is four times as dense.
    expect(combined).toMatchObject({ width: 4, height: 4 });
    const rows = [0, 1, 2, 3].map((y) => [...combined.data.subarray(4 * y, 4 * y + 4)]);
    expect(rows).toEqual([
      [10, 10, 14, 2],
      [10, 10, 22, 26],
      [10, 10, 10, 10],
      [10, 10, 10, 10],
    ]);
  });

  test('multiplies maps whose sums are contributions by their number of cells', () => {
    const maps = [Float64Array.of(10), Float64Array.of(1, -2, 3, 4)];
    // 10 · 1 + 4 · (1 −2 / 3 4); the mean, 16, is the sum of the sums: 10 + 6.
    const { data } = combineTaps(method('hires-cam'), [coarse, fine], maps);
    expect([...data]).toEqual([14, 2, 22, 26]);
  });

  test('cuts at zero after it has added, not before', () => {
    const maps = [Float64Array.of(5), Float64Array.of(1, -2, -1, 4)];
    // 5 + 4 · (1 −2 / −1 4)
    const { data } = combineTaps(method('grad-cam'), [coarse, fine], maps);
    expect([...data]).toEqual([9, 0, 1, 21]);
  });

  test('keeps the contributions’ sum for its mean', () => {
    const values = (length: number) =>
      fc
        .array(fc.integer({ min: -50, max: 50 }), { minLength: length, maxLength: length })
        .map((list) => Float64Array.from(list));
    const mean = (map: Float64Array): number => map.reduce((a, b) => a + b, 0) / map.length;
    fc.assert(
      fc.property(values(6), values(24), (small, large) => {
        const taps = [grid(3, 2), grid(6, 4)];
        const asMeans = combineTaps(method('cam'), taps, [small, large]);
        expect(mean(asMeans.data)).toBeCloseTo(mean(small) + mean(large), 9);
        const asSums = combineTaps(method('hires-cam'), taps, [small, large]);
        expect(mean(asSums.data)).toBeCloseTo(6 * mean(small) + 24 * mean(large), 9);
      }),
      { seed: 1 },
    );
  });

  test.each(['cam', 'grad-cam'])('lets NaN be seen: %s', (name) => {
    const maps = [Float64Array.of(NaN), Float64Array.of(1, 2, 3, 4)];
    const { data } = combineTaps(method(name), [coarse, fine], maps);
    expect([...data]).toEqual([NaN, NaN, NaN, NaN]);
  });
});
