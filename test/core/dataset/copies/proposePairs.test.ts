import { describe, expect, test } from 'vitest';
import type { Landmarks } from '../../../../core/dataset/copies/findLandmarks.js';
import { codeDistance, proposePairs } from '../../../../core/dataset/copies/proposePairs.js';
import { seededRandom } from '../../../../core/random.js';

const count = 30;

/** Thirty landmarks at random places with random codes. */
function landmarks(seed: string): Landmarks {
  const random = seededRandom(seed);
  return {
    x: Float32Array.from({ length: count }, () => 300 * random()),
    y: Float32Array.from({ length: count }, () => 200 * random()),
    size: new Float32Array(count).fill(1),
    codes: Uint32Array.from({ length: 2 * count }, () => Math.floor(2 ** 32 * random())),
  };
}

const propose = (pictures: readonly Landmarks[]) =>
  proposePairs(
    pictures,
    pictures,
    pictures.map(() => 300),
    12,
  );

const one = landmarks('one');
// Turned bits leave the last band of 16 as it is.
const turn = (bits: number): Landmarks => ({
  ...one,
  codes: one.codes.map((word, i) => (i % 2 === 0 ? (word ^ (2 ** bits - 1)) >>> 0 : word)),
});

describe('proposePairs', () => {
  test('pairs a picture with its copy, not with another', () => {
    const pairs = propose([one, landmarks('other'), one]);
    expect(pairs).toMatchObject([{ a: 0, b: 2 }]);
  });

  test('counts each landmark once, though it agree in several bands', () => {
    // Without a shift and at one scale all thirty share a bin.
    expect(propose([one, one])[0]?.shared).toBe(count);
  });

  test('takes codes for the same up to the limit of bits', () => {
    expect(propose([one, turn(codeDistance)])).toHaveLength(1);
    expect(propose([one, turn(codeDistance + 1)])).toEqual([]);
  });

  test('does not pair landmarks that lie elsewhere each', () => {
    const random = seededRandom('scattered');
    const scattered = {
      ...one,
      x: one.x.map(() => 300 * random()),
      y: one.y.map(() => 200 * random()),
    };
    expect(propose([one, scattered])).toEqual([]);
  });

  test('offers a picture its five nearest, so that many like it cost no more', () => {
    const pictures = Array.from({ length: 9 }, () => one);
    expect(
      propose(pictures)
        .filter(({ a }) => a === 0)
        .map(({ b }) => b),
    ).toEqual([1, 2, 3, 4, 5]);
  });
});
