import pc from 'picocolors';
import { expect, test } from 'vitest';
import { formatDashboard } from '../../../cli/terminal/formatDashboard.js';
import type { CellStatus, SweepStatus } from '../../../core/jobs/SweepStatus.js';

const plain = pc.createColors(false);
const cells = Array.from({ length: 40 }, (_, i): CellStatus => ({
  ...{ cell: `c${i}`, run: `run-${i}`, fold: 0 },
  ...(i < 30 ? { stage: 'score', state: 'done' } : { stage: 'train', state: 'failed' }),
}));
const status: SweepStatus = {
  ...{ sweep: 'study-1', name: 'study', state: 'running', generation: 1, submitted: null },
  stages: [{ stage: 'train', done: 30, failed: 10, active: 0, total: 40 }],
  ...{ cells, features: [], recomputed: 0, missing: 0 },
};
const last = cells[39] as CellStatus;

test('the terminal shows the runs that are not done first, and why cells failed', () => {
  const failures = [
    {
      cell: last,
      code: 'FOLDCAM_E_TRAINING_DIVERGED',
      message: `${'x'.repeat(90)}\nmore`,
    } as const,
  ];
  const pace = (): string => '1.0/s, 10 s left';
  const text = formatDashboard({ status, failures, pace, rows: 28, columns: 40 }, plain);
  const lines = text.split('\n');
  expect(lines.length).toBeLessThan(28);
  expect(lines[1]).toContain('30/40  10 failed, 1.0/s, 10 s left');
  expect(lines[2]).toContain('✗  run-30');
  expect(lines).toContain('  … and 28 more runs');
  expect(lines.slice(-2)).toEqual([
    '  ✗ run-39 fold 0, train: FOLDCAM_E_TRAINING_DIVERGED',
    `    ${'x'.repeat(35)}…`,
  ]);
});
