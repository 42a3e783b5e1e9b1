import pc from 'picocolors';
import { expect, test } from 'vitest';
import { formatStatus } from '../../../cli/terminal/formatStatus.js';
import type { SweepStatus } from '../../../core/jobs/SweepStatus.js';

const plain = pc.createColors(false);
const cell = { run: 'net-head-s1', stage: 'train', state: 'done' } as const;
const status: SweepStatus = {
  sweep: 'study-1',
  name: 'study',
  state: 'running',
  generation: 1,
  submitted: null,
  stages: [{ stage: 'train', done: 3, failed: 0, active: 0, total: 4 }],
  cells: [
    { ...cell, cell: 'b', fold: 1, stage: 'score' },
    { ...cell, cell: 'a', fold: 0 },
    { ...cell, cell: 'c', fold: 0, ungrouped: true },
    { ...cell, cell: 'd', fold: 1, ungrouped: true, state: 'waiting' },
  ],
  features: [],
  recomputed: 0,
  missing: 0,
};

test('a run has a row with a letter a fold, and another one for folds that ignore groups', () => {
  const lines = formatStatus(status, plain).split('\n');
  expect(lines.slice(2, 4)).toEqual(['  t ■  net-head-s1', '  t ·  net-head-s1, groups ignored']);
});

test('a line says how much was computed anew, where anything was', () => {
  expect(formatStatus(status, plain)).not.toContain('computed anew');
  expect(formatStatus({ ...status, recomputed: 2 }, plain)).toContain(
    '  2 damaged in the store, computed anew',
  );
});
