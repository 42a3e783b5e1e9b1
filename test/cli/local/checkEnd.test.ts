import { describe, expect, it } from 'vitest';
import { checkEnd } from '../../../cli/local/checkEnd.js';
import type { SweepState } from '../../../core/jobs/SweepStatus.js';

const check =
  (state: SweepState, generation: number | null = 1) =>
  () =>
    checkEnd({ sweep: 'small-1', state, generation });

describe('checkEnd', () => {
  it('tells of a sweep that was cancelled elsewhere', () => {
    expect(check('cancelled')).toThrow('small-1 was cancelled elsewhere');
  });

  it('tells of one that was removed, which Redis does not know any more', () => {
    expect(check('stopped', null)).toThrow('small-1 was removed elsewhere');
  });

  it('says nothing of one that has ended by itself', () => {
    for (const state of ['done', 'incomplete', 'stopped'] as const) {
      expect(check(state)).not.toThrow();
    }
  });
});
