import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { distinctUngrouped } from '../../../core/sweep/distinctUngrouped.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { pinned, planInput } from '../../support/planInput.js';
import { ungroupedPlan } from '../../support/ungroupedPlan.js';

const named = (plan: Parameters<typeof distinctUngrouped>[0]) =>
  distinctUngrouped(plan).map(({ run, fold }) => `${run} ${fold}`);

describe('distinctUngrouped', () => {
  test('has the cells whose test images are others than those of any grouped fold', () => {
    // The three benign images are one group, which the grouped folds keep together and these part.
    expect(named(ungroupedPlan())).toEqual(['net-head-s1 0', 'net-head-s1 1', 'net-head-s1 2']);
  });

  test('leaves out what the sweep computes anyway', () => {
    const plan = ungroupedPlan();
    const [first] = plan.ungrouped?.cells ?? [];
    const shared = { ...plan, cells: [...plan.cells, first ?? expect.fail('no cell')] };
    expect(named(shared)).toEqual(['net-head-s1 1', 'net-head-s1 2']);
  });

  test('has the cells of runs that differ by name alone once', () => {
    expect(named(ungroupedPlan('', [pinned, { ...pinned, id: 'again' }]))).toEqual(
      named(ungroupedPlan()),
    );
  });

  test('is empty where no such folds are asked for', () => {
    expect(named(planSweep(planInput(), sha256Hex))).toEqual([]);
  });
});
