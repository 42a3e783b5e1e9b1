import { describe, expect, test } from 'vitest';
import { hitBits, relativePoint } from '../../../core/pointing/hitTable.js';
import { prepareDrawn } from '../../support/prepareDrawn.js';

describe('relativePoint', () => {
  test('is the middle of the pixel in shares of the image', () => {
    expect(relativePoint(3, 0, { width: 8, height: 2 })).toEqual({ x: 3.5 / 8, y: 0.25 });
  });

  test('is nothing for a degenerate map', () => {
    expect(relativePoint(-1, -1, { width: 8, height: 2 })).toBeUndefined();
  });
});

describe('hitBits', () => {
  // Mp
  // p.
  const prepared = prepareDrawn(['#.', '..'], { ring: 1 });

  test('has a bit for every place the point hits at the other image’s size', () => {
    // Column 3 of 8 lies in the left half: mass and the union.
    expect(hitBits({ x: 3.5 / 8, y: 0.25 }, prepared)).toBe(1 + 16);
    expect(hitBits({ x: 4.5 / 8, y: 0.25 }, prepared)).toBe(2 + 16);
    expect(hitBits({ x: 0.99, y: 0.99 }, prepared)).toBe(8);
  });

  test('brings an image’s point back to its own pixel', () => {
    for (const [x, y] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const hit = prepared.hits(x, y);
      const bits = hitBits(relativePoint(x, y, prepared), prepared);
      expect([(bits & 1) > 0, (bits & 8) > 0]).toEqual([hit.mass, hit.elsewhere]);
    }
  });

  test('hits nothing without a point or a lesion', () => {
    expect(hitBits(undefined, prepared)).toBe(0);
    expect(hitBits({ x: 0.1, y: 0.1 }, prepareDrawn(['..', '..']))).toBe(0);
  });
});
