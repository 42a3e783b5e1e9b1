import { describe, expect, test } from 'vitest';
import { pyramid } from '../../../../core/dataset/copies/pyramid.js';

const sizes = (width: number, height: number): string[] =>
  pyramid(new Uint8Array(width * height).fill(9), width, height).map(
    (level) => `${level.width}×${level.height}`,
  );

describe('pyramid', () => {
  test('shrinks by 2^(1/3) from at most 192 pixels along the longer side down to 48', () => {
    // 384 / 2 = 192, / 2.52 = 152, / 3.17 = 121, / 4 = 96, / 5.04 = 76, / 6.35 = 60, / 8 = 48
    expect(sizes(384, 96)).toEqual([
      ...['192×48', '152×38', '121×30', '96×24', '76×19', '60×15', '48×12'],
    ]);
  });

  test('has the factors of a larger picture for one cut out of it', () => {
    const factors = (width: number): number[] =>
      pyramid(new Uint8Array(width * 100), width, 100).map(({ factor }) => factor);
    // 500 → 2^(5/3) = 3.17, 430 → 2^(4/3) = 2.52: the smaller one starts a step earlier on the same stairs.
    expect(factors(430)[1]).toBe(factors(500)[0]);
  });

  test('enlarges nothing, and has no level of a picture below 48 pixels', () => {
    expect(sizes(60, 60)).toEqual(['60×60', '48×48']);
    expect(sizes(47, 47)).toEqual([]);
  });

  test('keeps brightness', () => {
    for (const { grey } of pyramid(new Uint8Array(200 * 150).fill(77), 200, 150)) {
      expect(Math.min(...grey)).toBeCloseTo(77, 9);
      expect(Math.max(...grey)).toBeCloseTo(77, 9);
    }
  });
});
