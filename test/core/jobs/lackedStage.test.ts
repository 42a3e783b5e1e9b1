import { describe, expect, it } from 'vitest';
import { lackedStage } from '../../../core/jobs/lackedStage.js';
import type { JobState } from '../../../core/jobs/progress.js';
import type { Stage } from '../../../core/jobs/stages.js';

const lacked = (stage: Stage, state: JobState, ungrouped?: true) =>
  lackedStage({
    ...{ cell: 'c', run: 'r', fold: 0, stage, state },
    ...(ungrouped ? { ungrouped } : {}),
  });

describe('lackedStage', () => {
  it('is the stage that has failed or not begun', () => {
    expect(lacked('train', 'waiting')).toBe('train');
    expect(lacked('train', 'failed')).toBe('train');
    expect(lacked('explain', 'failed')).toBe('explain');
    expect(lacked('score', 'active')).toBe('score');
  });

  it('is the one after the last that is done', () => {
    expect(lacked('train', 'done')).toBe('explain');
    expect(lacked('explain', 'done')).toBe('score');
  });

  it('is nothing where all is done: trained, on a fold that ignores groups', () => {
    expect(lacked('score', 'done')).toBeUndefined();
    expect(lacked('train', 'done', true)).toBeUndefined();
    expect(lacked('train', 'failed', true)).toBe('train');
  });
});
