import { describe, expect, test } from 'vitest';
import { bandPass } from '../../../../core/dataset/copies/bandPass.js';

const [width, height] = [24, 20];

describe('bandPass', () => {
  test('is zero where brightness is even', () => {
    const flat = new Float64Array(width * height).fill(120);
    expect(Math.max(...bandPass(flat, width, height).map(Math.abs))).toBeLessThan(1e-9);
  });

  test('answers one bright pixel with the binomial kernel less the box', () => {
    const point = new Float64Array(width * height);
    const centre = 10 * width + 12;
    point[centre] = 81 * 256;
    const band = bandPass(point, width, height);
    // The kernel [1 4 6 4 1] / 16 along both axes: 36/256 in the middle, 24/256 beside it, 1/256 at (2, 2);
    // the box of 9 × 9 takes 1/81 of the point away, and nothing else is left 3 or 4 pixels off.
    expect(band[centre]).toBeCloseTo(81 * 36 - 256, 6);
    expect(band[centre + 1]).toBeCloseTo(81 * 24 - 256, 6);
    expect(band[centre + 2 * width + 2]).toBeCloseTo(81 - 256, 6);
    expect(band[centre - 4]).toBeCloseTo(-256, 6);
    expect(band[centre + 4 * width]).toBeCloseTo(-256, 6);
    expect(band[centre - 5]).toBeCloseTo(0, 6);
  });

  test('repeats the edge outside the picture, so that an even ramp has its response at the edges alone', () => {
    const ramp = Float64Array.from({ length: width * height }, (_, i) => 5 * (i % width));
    const band = bandPass(ramp, width, height);
    for (let x = 4; x < width - 4; x++) expect(band[5 * width + x]).toBeCloseTo(0, 9);
    // At x = 0: the kernel has 5 · (4 · 1 + 1 · 2) / 16 and the box 5 · (1 + 2 + 3 + 4) / 9.
    expect(band[5 * width]).toBeCloseTo(30 / 16 - 50 / 9, 9);
  });
});
