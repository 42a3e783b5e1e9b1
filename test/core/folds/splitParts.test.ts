import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignFolds } from '../../../core/folds/assignFolds.js';
import { findLeaks } from '../../../core/folds/findLeaks.js';
import { splitParts } from '../../../core/folds/splitParts.js';
import { seededRandom, shuffle } from '../../../core/random.js';
import { countByFold } from '../../support/countByFold.js';
import { arbitraryGroups, foldEntries } from '../../support/foldEntries.js';

const entries = arbitraryGroups.map(foldEntries);
const seed = fc.nat(1000);
const share = fc.double({ min: 0.05, max: 0.5, noNaN: true });
const asObject = (parts: ReadonlyMap<string, number>) => Object.fromEntries(parts);
const countParts = (parts: ReadonlyMap<string, number>): number => new Set(parts.values()).size;

/** 40 images of one label and 20 of the other, each a group of its own. */
const sixty = foldEntries(Array.from({ length: 60 }, (_, i) => (i < 40 ? [1, 0] : [0, 1])));

describe('splitParts', () => {
  test('puts every image into exactly one part, and no group into two', () => {
    fc.assert(
      fc.property(entries, share, seed, (own, part, s) => {
        const parts = splitParts(own, part, s);
        expect([...parts.keys()].sort()).toEqual(own.map(({ id }) => id).sort());
        expect(findLeaks(own, parts)).toEqual([]);
      }),
      { seed: 1 },
    );
  });

  test('leaves the test fold untouched', () => {
    fc.assert(
      fc.property(entries, fc.nat(4), seed, (own, fold, s) => {
        const folds = assignFolds(own, 5, s);
        const isTest = ({ id }: { id: string }): boolean => folds.get(id) === fold;
        const training = own.filter((entry) => !isTest(entry));
        const parts = splitParts(training, 0.2, s);
        expect(own.filter(({ id }) => parts.has(id))).toEqual(training);
        const groups = new Set(training.map(({ group }) => group));
        expect(own.filter(isTest).filter(({ group }) => groups.has(group))).toEqual([]);
      }),
      { seed: 1 },
    );
  });

  test('leaves images of each label in every part', () => {
    fc.assert(
      fc.property(entries, share, seed, (own, part, s) => {
        const parts = splitParts(own, part, s);
        for (const label of ['label 0', 'label 1']) {
          const counts = countByFold(own, parts, countParts(parts), label);
          expect(Math.min(...counts)).toBeGreaterThan(0);
        }
      }),
      { seed: 1 },
    );
  });

  test.each([
    // 1 / 0.2 = 5; 1 / 0.3 = 3.3; 1 / 0.4 = 2.5, rounded up; 1 / 0.5 = 2.
    [0.2, [8, 8, 8, 8, 8], [4, 4, 4, 4, 4]],
    [0.3, [14, 13, 13], [7, 7, 6]],
    [0.4, [14, 13, 13], [7, 7, 6]],
    [0.5, [20, 20], [10, 10]],
  ] as const)('makes parts of about %f of each label', (part, negative, positive) => {
    const parts = splitParts(sixty, part, 1);
    const counts = (label: string): number[] =>
      countByFold(sixty, parts, negative.length, label).sort((a, b) => b - a);
    expect(counts('label 0')).toEqual(negative);
    expect(counts('label 1')).toEqual(positive);
  });

  test('makes no more parts than a label has groups', () => {
    // Twenty parts were asked for, and one label has four groups.
    const own = foldEntries([
      ...Array.from({ length: 40 }, () => [1, 0]),
      ...Array.from({ length: 4 }, () => [0, 1]),
    ]);
    const parts = splitParts(own, 0.05, 1);
    expect(countByFold(own, parts, 4, 'label 0')).toEqual([10, 10, 10, 10]);
    expect(countByFold(own, parts, 4, 'label 1')).toEqual([1, 1, 1, 1]);
  });

  test('depends on the seed, and not on the order of the entries', () => {
    fc.assert(
      fc.property(entries, share, seed, fc.integer(), (own, part, s, order) => {
        const mixed = shuffle([...own], seededRandom(order));
        expect(asObject(splitParts(mixed, part, s))).toEqual(asObject(splitParts(own, part, s)));
      }),
      { seed: 1 },
    );
    expect(asObject(splitParts(sixty, 0.2, 1))).not.toEqual(asObject(splitParts(sixty, 0.2, 2)));
  });
});
