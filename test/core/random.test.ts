import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom, shuffle } from '../../core/random.js';
import vectors from '../oracle/vectors/random.json' with { type: 'json' };

const draw = (count: number, ...seeds: readonly (number | string)[]): number[] => {
  const random = seededRandom(...seeds);
  return Array.from({ length: count }, () => random());
};

/** Σ (observed − expected)² / expected over cells that are equally likely. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((a, b) => a + b, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('seededRandom', () => {
  test.each(vectors.cases)('draws what sfc32 draws from the seeds $seeds', ({ seeds, words }) => {
    expect(draw(8, ...seeds)).toEqual(words.map((word) => word / 2 ** 32));
  });

  test('stays in [0, 1) and fills it evenly', () => {
    const counts = new Array<number>(16).fill(0);
    for (const value of draw(16_000, 'even')) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
      const cell = Math.floor(value * 16);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    // scipy.stats.chi2.ppf(0.999, 15) = 37.70
    expect(chiSquare(counts)).toBeLessThan(37.7);
  });

  test('tells neighbouring seeds, and their places, apart', () => {
    const seeds = [
      ['fit', 1],
      ['fit', 2],
      ['refit', 1],
      [1, 'fit'],
      [11, 1],
      [1, 11],
    ];
    const drawn = seeds.map((own) => draw(4, ...own).join());
    expect(new Set(drawn).size).toBe(seeds.length);
  });

  test('gives generators that do not disturb each other', () => {
    const alone = draw(3, 5);
    const [a, b] = [seededRandom(5), seededRandom(6)];
    const together = [a(), b(), a(), b(), a()].filter((_, i) => i % 2 === 0);
    expect(together).toEqual(alone);
  });
});

describe('shuffle', () => {
  test('keeps every item, in place', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const shuffled = [...items];
        expect(shuffle(shuffled, seededRandom(seed))).toBe(shuffled);
        const ascending = (a: number, b: number): number => a - b;
        expect([...shuffled].sort(ascending)).toEqual([...items].sort(ascending));
      }),
      { seed: 1 },
    );
  });

  test('is Fisher-Yates from the end', () => {
    // i = 3 takes place ⌊0.1 · 4⌋ = 0: d b c a; i = 2 takes ⌊0.9 · 3⌋ = 2; i = 1 takes ⌊0.4 · 2⌋ = 0.
    const numbers = [0.1, 0.9, 0.4];
    expect(shuffle(['a', 'b', 'c', 'd'], () => numbers.shift() ?? NaN)).toEqual([
      'b',
      'd',
      'c',
      'a',
    ]);
  });

  test('gives every order the same chance', () => {
    const random = seededRandom('orders');
    const counts = new Map<string, number>();
    for (let i = 0; i < 6_000; i++) {
      const order = shuffle(['a', 'b', 'c'], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // scipy.stats.chi2.ppf(0.999, 5) = 20.52
    expect(chiSquare([...counts.values()])).toBeLessThan(20.52);
  });
});
