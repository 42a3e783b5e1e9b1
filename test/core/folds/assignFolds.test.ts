import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignFolds } from '../../../core/folds/assignFolds.js';
import { findLeaks } from '../../../core/folds/findLeaks.js';
import { seededRandom, shuffle } from '../../../core/random.js';
import { arbitraryGroups, foldEntries } from '../../support/foldEntries.js';

const entries = arbitraryGroups.map(foldEntries);
const k = fc.integer({ min: 2, max: 7 });
const seed = fc.nat(1000);
const asObject = (folds: ReadonlyMap<string, number>) => Object.fromEntries(folds);

describe('assignFolds', () => {
  test('puts every image into exactly one test fold', () => {
    fc.assert(
      fc.property(entries, k, seed, (own, folds, s) => {
        const assigned = assignFolds(own, folds, s);
        const all = Array.from({ length: folds }, (_, fold) =>
          own.filter((entry) => assigned.get(entry.id) === fold).map((entry) => entry.id),
        ).flat();
        expect(all.sort()).toEqual(own.map((entry) => entry.id).sort());
        expect(assigned.size).toBe(own.length);
      }),
      { seed: 1 },
    );
  });

  test('keeps every group on one side of every fold', () => {
    fc.assert(
      fc.property(entries, k, seed, (own, folds, s) => {
        const assigned = assignFolds(own, folds, s);
        for (let fold = 0; fold < folds; fold++) {
          const groups = (inside: boolean): string[] =>
            own.filter(({ id }) => (assigned.get(id) === fold) === inside).map((e) => e.group);
          const training = new Set(groups(false));
          expect(groups(true).filter((group) => training.has(group))).toEqual([]);
        }
        expect(findLeaks(own, assigned)).toEqual([]);
      }),
      { seed: 1 },
    );
  });

  test('gives the same folds for the same seed, whatever the order of the entries', () => {
    fc.assert(
      fc.property(entries, k, seed, fc.integer(), (own, folds, s, order) => {
        const mixed = shuffle([...own], seededRandom(order));
        expect(asObject(assignFolds(mixed, folds, s))).toEqual(
          asObject(assignFolds(own, folds, s)),
        );
      }),
      { seed: 1 },
    );
  });

  test('gives other folds for another seed', () => {
    fc.assert(
      fc.property(
        // Ten groups of each label: chance alone would hardly ever repeat their folds.
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 10, maxLength: 25 }),
        k,
        seed,
        (sizes, folds, s) => {
          const own = foldEntries(
            sizes.flatMap((count) => [
              [count, 0],
              [0, count],
            ]),
          );
          expect(asObject(assignFolds(own, folds, s + 1))).not.toEqual(
            asObject(assignFolds(own, folds, s)),
          );
        },
      ),
      { seed: 1 },
    );
  });

  test('leaves its input as it is', () => {
    const own = foldEntries([
      [2, 0],
      [0, 1],
      [1, 0],
      [0, 2],
    ]);
    const before = structuredClone(own);
    assignFolds(own, 2, 1);
    expect(own).toEqual(before);
  });

  test('uses every fold where each label has as many groups as folds', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 2, max: 5 }), seed, (own, folds, s) => {
        expect(new Set(assignFolds(own, folds, s).values()).size).toBe(folds);
      }),
      { seed: 1 },
    );
  });

  test('balances by hand: sizes 4 3 3 2 over two folds give 6 and 6', () => {
    // Placed from the largest on: 4 | 3, then 3 beside 3 (6 | 4), then 2 beside 4.
    const own = foldEntries([[4], [3], [3], [2]]);
    const folds = [...assignFolds(own, 2, 1).values()];
    expect(folds.filter((fold) => fold === 0).length).toBe(6);
  });

  test('assigns nothing where there is nothing', () => {
    expect(assignFolds([], 5, 1).size).toBe(0);
  });
});
