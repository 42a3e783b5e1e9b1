import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Examined } from '../../../core/dataset/Candidate.js';
import { findTwins, twinDistance } from '../../../core/dataset/findTwins.js';
import { hammingDistance, perceptualHash } from '../../../core/dataset/perceptualHash.js';
import { seededRandom } from '../../../core/random.js';
import { makeExamined } from '../../support/makeExamined.js';

const [width, height] = [34, 32];
const hashed = fc.uint32Array({ minLength: 8, maxLength: 8 });

/** The hash with the named bits turned over. */
function flip(hash: Uint32Array, bits: readonly number[]): Uint32Array {
  const flipped = hash.slice();
  for (const bit of bits) flipped[bit >> 5] = (flipped[bit >> 5] ?? 0) ^ (1 << (bit & 31));
  return flipped;
}

const asSet = (pairs: readonly (readonly [string, string])[]): string[] =>
  pairs.map((pair) => [...pair].sort().join(' ')).sort();

function noise(...seeds: (string | number)[]): Uint8Array {
  const random = seededRandom(...seeds);
  return Uint8Array.from({ length: width * height }, () => Math.floor(random() * 200));
}

function photo(id: string, grey: Uint8Array): Examined {
  const hash = perceptualHash(grey, width, height);
  return makeExamined(id, { pixels: grey.join(), ...(hash ? { hash } : {}) });
}

describe('findTwins', () => {
  test('joins copies with equal pixels to the first of them, also of flat images without a hash', () => {
    const images = ['a', 'b', 'c', 'd'].map((id) =>
      makeExamined(id, { pixels: id === 'b' ? 'other' : 'same' }),
    );
    expect(findTwins(images)).toEqual([
      ['a', 'c'],
      ['a', 'd'],
    ]);
  });

  test('joins any number of turned bits up to the limit, and none beyond it', () => {
    const bits = fc
      .integer({ min: 0, max: 60 })
      .chain((count) => fc.uniqueArray(fc.nat(255), { minLength: count, maxLength: count }));
    fc.assert(
      fc.property(hashed, bits, (hash, turned) => {
        const images = [
          makeExamined('a', { hash }),
          makeExamined('b', { hash: flip(hash, turned) }),
        ];
        expect(findTwins(images)).toEqual(turned.length <= twinDistance ? [['a', 'b']] : []);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('joins exactly at the limit, wherever the turned bits stand', () => {
    const hash = Uint32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    for (let step = 1; step <= 8; step++) {
      const spread = Array.from({ length: twinDistance + 1 }, (_, i) => i * step);
      const [near, far] = [spread.slice(1), spread].map((turned) =>
        findTwins([makeExamined('a', { hash }), makeExamined('b', { hash: flip(hash, turned) })]),
      );
      expect(near).toEqual([['a', 'b']]);
      expect(far).toEqual([]);
    }
  });

  test('misses no pair whose differences are spread evenly over the hash', () => {
    const hash = Uint32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    const even = Array.from({ length: twinDistance }, (_, i) =>
      Math.floor(((i + 0.5) * 256) / twinDistance),
    );
    // Counted from either end of each word.
    for (const turned of [even, even.map((bit) => bit ^ 31)]) {
      const images = [makeExamined('a', { hash }), makeExamined('b', { hash: flip(hash, turned) })];
      expect(findTwins(images)).toEqual([['a', 'b']]);
    }
  });

  test('finds the pairs that comparing every image with every other finds', () => {
    const family = fc.tuple(hashed, fc.array(fc.uniqueArray(fc.nat(255), { maxLength: 20 })));
    fc.assert(
      fc.property(fc.array(family, { maxLength: 4 }), (families) => {
        const hashes = families.flatMap(([hash, all]) => [
          hash,
          ...all.map((turned) => flip(hash, turned)),
        ]);
        const images = hashes.map((hash, i) => makeExamined(`image ${i}`, { hash }));
        const expected = hashes.flatMap((a, i) =>
          hashes.flatMap((b, j): [string, string][] =>
            i < j && hammingDistance(a, b) <= twinDistance ? [[`image ${i}`, `image ${j}`]] : [],
          ),
        );
        expect(asSet(findTwins(images))).toEqual(asSet(expected));
      }),
      { seed: 1 },
    );
  });

  test('finds a brighter copy, and no relation to another picture', () => {
    // Hashes of unrelated noise differ in 128 ± 8 of 256 bits.
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 55 }), (seed, brighter) => {
        const one = noise('one', seed);
        const copy = one.map((level) => level + brighter);
        const images = [photo('one', one), photo('copy', copy), photo('b', noise('other', seed))];
        expect(findTwins(images)).toEqual([['one', 'copy']]);
      }),
      { seed: 1 },
    );
  });

  test('names no pair twice', () => {
    const hash = Uint32Array.of(9, 9, 9, 9, 9, 9, 9, 9);
    const images = [
      makeExamined('a', { hash, pixels: 'same' }),
      makeExamined('b', { hash, pixels: 'same' }),
      makeExamined('c', { hash: flip(hash, [3]) }),
    ];
    expect(asSet(findTwins(images))).toEqual(['a b', 'a c', 'b c']);
  });
});
