import { expect, test } from 'vitest';
import { foldsOf } from '../../../core/sweep/foldsOf.js';
import { ungroupedPlan } from '../../support/ungroupedPlan.js';

test('a cell has the folds of its kind', () => {
  const plan = ungroupedPlan();
  expect(foldsOf(plan, {})).toBe(plan.folds);
  expect(foldsOf(plan, { ungrouped: true })).toBe(plan.ungrouped?.folds);
  const { ungrouped: _ungrouped, ...without } = plan;
  expect(() => foldsOf(without, { ungrouped: true })).toThrow(RangeError);
});
