import { describe, expect, it } from 'vitest';
import { drainSteps } from '../../../core/jobs/ShiftLimits.js';

describe('drainSteps', () => {
  it('leaves six seconds for handing jobs back, four of them for those that write a checkpoint', () => {
    expect(drainSteps(30)).toEqual({ finish: 24, grace: 4 });
    expect(drainSteps(600)).toEqual({ finish: 594, grace: 4 });
  });

  it('halves what is less than twelve', () => {
    expect(drainSteps(3)).toEqual({ finish: 1.5, grace: 1 });
  });
});
