import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignFolds } from '../../../core/folds/assignFolds.js';
import { findLeaks } from '../../../core/folds/findLeaks.js';
import { arbitraryGroups, foldEntries } from '../../support/foldEntries.js';

describe('findLeaks', () => {
  test('names the groups that stand in several folds, with these folds in order', () => {
    // Groups 0 and 2 have two images each; group 0 is torn apart.
    const entries = foldEntries([[2], [1], [2]]);
    const folds = new Map([
      ['image 0.0.0', 3],
      ['image 0.0.1', 1],
      ['image 1.0.0', 0],
      ['image 2.0.0', 2],
      ['image 2.0.1', 2],
    ]);
    expect(findLeaks(entries, folds)).toEqual([{ group: 'group 0', folds: [1, 3] }]);
  });

  test('takes an image without a fold for a fold of its own', () => {
    const entries = foldEntries([[2]]);
    expect(findLeaks(entries, new Map([['image 0.0.0', 0]]))).toEqual([
      { group: 'group 0', folds: [-1, 0] },
    ]);
  });

  test('finds any image that is moved away from its group, and nothing before', () => {
    fc.assert(
      fc.property(arbitraryGroups, fc.nat(), fc.integer({ min: 1, max: 4 }), (groups, at, by) => {
        const entries = foldEntries(groups);
        const folds = assignFolds(entries, 5, 1);
        expect(findLeaks(entries, folds)).toEqual([]);
        const shared = entries.filter(({ id, group }) =>
          entries.some((other) => other.group === group && other.id !== id),
        );
        fc.pre(shared.length > 0);
        const moved = shared[at % shared.length];
        const from = folds.get(moved?.id ?? '') ?? -1;
        const planted = new Map(folds).set(moved?.id ?? '', (from + by) % 5);
        const both = [from, (from + by) % 5].sort((a, b) => a - b);
        expect(findLeaks(entries, planted)).toEqual([{ group: moved?.group, folds: both }]);
      }),
      { seed: 1 },
    );
  });
});
