import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignFolds } from '../../../core/folds/assignFolds.js';
import { countByFold } from '../../support/countByFold.js';
import { arbitraryGroups, foldEntries } from '../../support/foldEntries.js';

const labels = ['label 0', 'label 1'];
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** The largest difference between a fold's number of images of a label and a k-th of them all. */
function imbalance(counts: readonly number[]): number {
  const ideal = sum(counts) / counts.length;
  return Math.max(...counts.map((count) => Math.abs(count - ideal)));
}

/** The imbalance of the best of all k^n ways to place n groups, for one label. */
function leastImbalance(sizes: readonly number[], k: number): number {
  let least = Infinity;
  for (let way = 0; way < k ** sizes.length; way++) {
    const counts = new Array<number>(k).fill(0);
    sizes.forEach((size, g) => {
      const fold = Math.floor(way / k ** g) % k;
      counts[fold] = (counts[fold] ?? 0) + size;
    });
    least = Math.min(least, imbalance(counts));
  }
  return least;
}

describe('assignFolds', () => {
  test("brings each label's imbalance within one group of the best of all possible folds", () => {
    const group = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 2, maxLength: 7 }),
        fc.integer({ min: 2, max: 3 }),
        fc.nat(1000),
        (groups, k, seed) => {
          const entries = foldEntries(groups);
          const folds = assignFolds(entries, k, seed);
          labels.forEach((label, l) => {
            const sizes = groups.map((counts) => counts[l] ?? 0);
            const own = imbalance(countByFold(entries, folds, k, label));
            expect(own).toBeLessThanOrEqual(leastImbalance(sizes, k) + Math.max(...sizes) + 1e-9);
          });
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  test('leaves no two folds further apart than one group, where each group has one label', () => {
    // Were they further apart by more than the smallest group of the fuller fold, moving it would help.
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(sizes, sizes, fc.integer({ min: 2, max: 7 }), fc.nat(1000), (a, b, k, seed) => {
        const entries = foldEntries([...a.map((n) => [n, 0]), ...b.map((n) => [0, n])]);
        const folds = assignFolds(entries, k, seed);
        labels.forEach((label, l) => {
          const counts = countByFold(entries, folds, k, label);
          const apart = Math.max(...counts) - Math.min(...counts);
          expect(apart).toBeLessThanOrEqual(Math.max(...(l === 0 ? a : b)));
        });
      }),
      { seed: 1 },
    );
  });

  test('cannot be bettered by moving one group, or by swapping two', () => {
    fc.assert(
      fc.property(
        arbitraryGroups,
        fc.integer({ min: 2, max: 5 }),
        fc.nat(1000),
        (groups, k, seed) => {
          const entries = foldEntries(groups);
          const folds = assignFolds(entries, k, seed);
          const of = groups.map((_, g) => {
            const first = entries.find((entry) => entry.group === `group ${g}`);
            return folds.get(first?.id ?? '') ?? -1;
          });
          // Σ over folds and labels of (count − N / k)², up to a constant: Σ count².
          const cost = (placed: readonly number[]): number => {
            const counts = new Map<string, number>();
            groups.forEach((own, g) =>
              own.forEach((n, l) => {
                const key = `${placed[g] ?? -1} ${l}`;
                counts.set(key, (counts.get(key) ?? 0) + n);
              }),
            );
            return sum([...counts.values()].map((count) => count ** 2));
          };
          const least = cost(of);
          const others = of.flatMap((from, g) => [
            ...Array.from({ length: k }, (_, to) => of.with(g, to)),
            ...of.map((to, h) => of.with(g, to).with(h, from)),
          ]);
          expect(Math.min(...others.map(cost))).toBe(least);
        },
      ),
      { seed: 1, numRuns: 15 },
    );
  });

  test('fills the folds with floor or ceiling of the mean where every group is one image', () => {
    // 13 and 7 images over 5 folds: 3 3 3 2 2 and 2 2 1 1 1.
    const groups = [...Array.from({ length: 13 }, () => [1, 0])].concat(
      Array.from({ length: 7 }, () => [0, 1]),
    );
    const entries = foldEntries(groups);
    const folds = assignFolds(entries, 5, 3);
    const sorted = (label: string): number[] =>
      countByFold(entries, folds, 5, label).sort((a, b) => b - a);
    expect(sorted('label 0')).toEqual([3, 3, 3, 2, 2]);
    expect(sorted('label 1')).toEqual([2, 2, 1, 1, 1]);
  });
});
