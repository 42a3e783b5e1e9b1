import { describe, expect, test } from 'vitest';
import { centreGaussian } from '../../../core/cam/centreGaussian.js';
import type { Tap } from '../../../core/cam/Tap.js';
import { expectClose } from '../../support/expectClose.js';

const grid = (width: number, height: number): Tap => ({
  layer: 'grid',
  width,
  height,
  channels: 1,
  data: new Float32Array(width * height),
});

describe('centreGaussian', () => {
  test('falls with the distance from the centre, a quarter of each side its deviation', () => {
    // Centres at 1/6, 1/2, 5/6: ±4/3 deviations.
    const edge = Math.exp(-8 / 9);
    expectClose(centreGaussian(grid(3, 1)), [edge, 1, edge], 1e-12);
    expectClose(centreGaussian(grid(1, 3)), [edge, 1, edge], 1e-12);
    // ±1 deviation along both sides
    expectClose(centreGaussian(grid(2, 2)), new Array<number>(4).fill(Math.exp(-1)), 1e-12);
  });

  test('looks at no activation', () => {
    const tap = { ...grid(3, 3), data: Float32Array.of(9, 0, 0, 0, 0, 0, 0, 0, 5) };
    expect(centreGaussian(tap)).toEqual(centreGaussian(grid(3, 3)));
  });
});
