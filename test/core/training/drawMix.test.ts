import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.js';
import { drawMix, mixRow } from '../../../core/training/drawMix.js';

describe('drawMix', () => {
  test('gives every row a partner, each row once, and one share', () => {
    const { share, partners } = drawMix(50, 0.4, seededRandom('mix'));
    expect(partners.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(partners).not.toEqual(partners.toSorted((a, b) => a - b));
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
  });

  test('draws the same with the same random numbers', () => {
    const draw = (seed: number) => drawMix(10, 0.4, seededRandom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});

test('mixRow takes a share of the one and the rest of the other', () => {
  const own = Float32Array.of(4, 0);
  // 0.25 · 4 + 0.75 · 8 and 0.75 · −4
  expect([...mixRow(own, Float32Array.of(8, -4), 0.25)]).toEqual([7, -3]);
  expect([...own]).toEqual([4, 0]);
});
