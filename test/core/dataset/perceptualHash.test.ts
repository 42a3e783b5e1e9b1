import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hammingDistance, perceptualHash } from '../../../core/dataset/perceptualHash.js';

const [columns, rows] = [17, 16];

/** A picture whose blocks are `scale` × `scale` pixels each. */
function picture(level: (x: number, y: number) => number, scale = 1): Uint8Array {
  const width = columns * scale;
  return Uint8Array.from({ length: width * rows * scale }, (_, i) =>
    level(Math.floor((i % width) / scale), Math.floor(i / width / scale)),
  );
}

const hashOf = (grey: Uint8Array, scale = 1): Uint32Array | undefined =>
  perceptualHash(grey, columns * scale, rows * scale);

const none = new Array<number>(8).fill(0);

describe('perceptualHash', () => {
  test('has a bit for each pair of neighbours in a row that gets brighter', () => {
    // Row 0 rises over all its 16 pairs: bits 0 … 15. Row 3 rises from column 2 to 3: bit 3 · 16 + 2 = 50.
    const hash = hashOf(picture((x, y) => (y === 0 ? 10 * x : y === 3 && x > 2 ? 50 : 0)));
    expect([...(hash ?? [])]).toEqual([0x0000ffff, 1 << (50 - 32), 0, 0, 0, 0, 0, 0]);
  });

  test('has every bit where all rows rise, and none where all rows fall', () => {
    expect([...(hashOf(picture((x) => 10 * x)) ?? [])]).toEqual(none.map(() => 0xffffffff));
    expect([...(hashOf(picture((x) => 200 - 10 * x)) ?? [])]).toEqual(none);
  });

  test('averages over its blocks', () => {
    // Blocks of 2 × 2 pixels: 0 0 0 0 beside 9 9 9 9 gets brighter; 0 40 0 0, with mean 10, does not.
    const grey = picture((x) => (x === 0 ? 0 : 9), 2);
    grey[2 * columns + 1] = 40;
    const withPeak = hashOf(grey, 2);
    const without = hashOf(
      picture((x) => (x === 0 ? 0 : 9), 2),
      2,
    );
    expect((without?.[0] ?? 0) & 1).toBe(1);
    expect((withPeak?.[0] ?? 0) & 1).toBe(0);
  });

  test('is that of the same picture at twice the size', () => {
    const level = (x: number, y: number): number => (x * 37 + y * 91) % 200;
    expect(hashOf(picture(level, 2), 2)).toEqual(hashOf(picture(level)));
  });

  test('is that of the same picture in another brightness and contrast', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: columns * rows, maxLength: columns * rows, max: 100 }),
        fc.integer({ min: 0, max: 55 }),
        fc.integer({ min: 1, max: 2 }),
        (grey, brighter, contrast) => {
          fc.pre(Math.max(...grey) - Math.min(...grey) >= 8);
          expect(hashOf(grey.map((v) => v * contrast + brighter))).toEqual(hashOf(grey));
        },
      ),
      { seed: 1 },
    );
  });

  test('does not exist for a picture with less than 8 levels of contrast', () => {
    expect(hashOf(picture(() => 128))).toBeUndefined();
    expect(hashOf(picture((x) => (x < 9 ? 100 : 107)))).toBeUndefined();
    expect(hashOf(picture((x) => (x < 9 ? 100 : 108)))).toBeDefined();
  });

  test('does not exist for a picture smaller than its blocks, which all look alike', () => {
    const bright = new Uint8Array(16 * 16).fill(200);
    expect(perceptualHash(bright, 16, 16)).toBeUndefined();
    expect(perceptualHash(bright, 17, 15)).toBeUndefined();
  });
});

describe('hammingDistance', () => {
  test('counts the bits that differ', () => {
    // 1100 and 1010 differ in 2 bits, 0 and 0xffffffff in 32.
    expect(hammingDistance(Uint32Array.of(0b1100), Uint32Array.of(0b1010))).toBe(2);
    expect(hammingDistance(Uint32Array.of(5, 0), Uint32Array.of(5, 0xffffffff))).toBe(32);
  });

  test('is what counting the ones in binary gives', () => {
    const anyHash = fc.uint32Array({ minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(anyHash, anyHash, (a, b) => {
        const bits = (hash: Uint32Array): string[] =>
          [...hash].flatMap((word) => word.toString(2).padStart(32, '0').split(''));
        const right = bits(b);
        const expected = bits(a).filter((bit, i) => bit !== right[i]).length;
        expect(hammingDistance(a, b)).toBe(expected);
      }),
      { seed: 1 },
    );
  });
});
