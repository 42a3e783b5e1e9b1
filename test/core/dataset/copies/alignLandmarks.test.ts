import { describe, expect, test } from 'vitest';
import { alignLandmarks } from '../../../../core/dataset/copies/alignLandmarks.js';
import type { Landmarks } from '../../../../core/dataset/copies/findLandmarks.js';
import { seededRandom } from '../../../../core/random.js';

const random = seededRandom('align');
const count = 40;
const here: Landmarks = {
  x: Float32Array.from({ length: count }, () => 400 * random()),
  y: Float32Array.from({ length: count }, () => 300 * random()),
  size: new Float32Array(count).fill(1),
  codes: Uint32Array.from({ length: 2 * count }, () => Math.floor(2 ** 32 * random())),
};

const moved = (place: (x: number, y: number) => [number, number]): Landmarks => {
  const places = [...here.x].map((x, i) => place(x, here.y[i] as number));
  return {
    ...here,
    x: Float32Array.from(places, ([x]) => x),
    y: Float32Array.from(places, ([, y]) => y),
  };
};

describe('alignLandmarks', () => {
  test('finds shift and scale', () => {
    const there = moved((x, y) => [0.8 * x - 30, 0.8 * y + 12]);
    const found = alignLandmarks(here, there, 400);
    expect(found?.agreeing).toBe(count);
    expect(found?.scale.x).toBeCloseTo(0.8, 5);
    expect(found?.scale.y).toBeCloseTo(0.8, 5);
    expect(found?.shift.x).toBeCloseTo(-30, 3);
    expect(found?.shift.y).toBeCloseTo(12, 3);
  });

  test('fits the axes apart for a picture that was squeezed a little', () => {
    const found = alignLandmarks(
      here,
      moved((x, y) => [x, 0.97 * y]),
      400,
    );
    expect(found?.scale.x).toBeCloseTo(1, 3);
    expect(found?.scale.y).toBeCloseTo(0.97, 3);
  });

  test('leaves out landmarks that lie elsewhere', () => {
    // Every fourth of 40 is scattered: 30 agree.
    const there = moved((x, y) => [x + 20, y - 10]);
    there.x.forEach((_, i) => {
      if (i % 4 === 0) there.x[i] = 400 - (there.x[i] as number) + 97;
    });
    const found = alignLandmarks(here, there, 400);
    expect(found?.shift.x).toBeCloseTo(20, 1);
    expect(found?.agreeing).toBeGreaterThanOrEqual(30);
    expect(found?.agreeing).toBeLessThan(35);
  });

  test('does not turn pictures around: that mirrorLandmarks does', () => {
    const found = alignLandmarks(
      here,
      moved((x, y) => [400 - x, y]),
      400,
    );
    expect(found?.agreeing ?? 0).toBeLessThan(8);
  });

  test('finds nothing where no code is like another', () => {
    const other = { ...here, codes: here.codes.map((word) => ~word >>> 0) };
    expect(alignLandmarks(here, other, 400)).toBeUndefined();
  });
});
