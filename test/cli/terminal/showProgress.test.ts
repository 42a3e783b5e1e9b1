import { expect, test } from 'vitest';
import { openOutput } from '../../../cli/terminal/Output.js';
import { showProgress } from '../../../cli/terminal/showProgress.js';
import type { Stage } from '../../../core/jobs/stages.js';
import type { SweepStatus } from '../../../core/jobs/SweepStatus.js';

const totals = { train: 2, explain: 2, map: 4, score: 2, report: 1 };
type Done = Partial<Record<keyof typeof totals, number>>;

const statusOf = (done: Done, features = 8): SweepStatus => ({
  sweep: 'study-1',
  name: 'study',
  state: 'running',
  generation: 1,
  submitted: null,
  stages: Object.entries(totals).map(([stage, total]) => ({
    stage: stage as Stage,
    done: done[stage as keyof typeof totals] ?? 0,
    failed: 0,
    active: 0,
    total,
  })),
  cells: [],
  features: [{ backbone: 'net', done: features, total: 8 }],
  recomputed: 0,
  missing: 0,
});

/** What is written without a terminal, without the paces. */
function follow(...looks: readonly (readonly [seconds: number, SweepStatus])[]): string[] {
  const lines: string[] = [];
  let time = 0;
  const output = { ...openOutput(false), live: false, note: (line: string) => lines.push(line) };
  const progress = showProgress(output, () => 1_000 * time);
  for (const [seconds, status] of looks) {
    time = seconds;
    progress.show(status);
  }
  return lines.map((line) => line.replace(/ \(.*/, ''));
}

test('a cell’s maps are told before the cell is explained', () => {
  expect(follow([0, statusOf({ train: 2, explain: 2, map: 4 })])).toEqual([
    'features net 8/8',
    'train 2/2',
    'map 4/4',
    'explain 2/2',
  ]);
});

test('a stage is told again after five seconds, or when it has ended', () => {
  const looks = [1, 2, 3, 8].map((features, i) => [i, statusOf({}, features)] as const);
  expect(follow(...looks, [9, statusOf({}, 8)])).toEqual(['features net 1/8', 'features net 8/8']);
  const slow = [0, 4, 5].map((time, i) => [time, statusOf({}, i + 1)] as const);
  expect(follow(...slow)).toEqual(['features net 1/8', 'features net 3/8']);
});

test('no stage seems further than the one before it', () => {
  expect(
    follow(
      [0, statusOf({ train: 2, map: 1 })],
      [1, statusOf({ train: 2, map: 3 })],
      [2, statusOf({ train: 2, map: 3, explain: 1 })],
      [3, statusOf({ train: 2, map: 4, explain: 2, score: 2, report: 1 })],
    ),
  ).toEqual([
    ...['features net 8/8', 'train 2/2', 'map 1/4'],
    ...['map 3/4', 'explain 1/2'],
    ...['map 4/4', 'explain 2/2', 'score 2/2', 'report 1/1'],
  ]);
});
