import { sampleOfFold } from '../../core/faithfulness/sampleImages.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import { boardKey, type JobBoard, type JobState } from '../../core/jobs/progress.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Report } from '../../core/report/Report.js';
import { cellManifest, mapSeries } from '../../core/store/layout.js';
import { distinctCells } from '../../core/sweep/distinctCells.js';
import { distinctUngrouped } from '../../core/sweep/distinctUngrouped.js';
import type { Cell, Plan } from '../../core/sweep/Plan.js';
import { testImages } from '../../core/sweep/testImages.js';
import { untestedSeries } from '../cells/faithfulness.js';
import { missingSeries } from '../cells/maps.js';
import { hasOutcomes } from '../cells/outcomes.js';

/** What the store says of a sweep's jobs, in the words of the board: for sweeps no job of which is left. */
export async function storedBoard(
  store: ObjectStore,
  plan: Plan,
  report: Report | undefined,
): Promise<JobBoard> {
  const board = new Map<string, JobState>();
  const failed = new Map(report?.missing.map(({ cell, stage }) => [cell, stage]));
  for (const cell of distinctCells(plan)) {
    const complete = report !== undefined && !failed.has(cell.key);
    const done = complete
      ? (['train', 'explain', 'score'] as const)
      : await stagesDone(store, plan, cell);
    for (const stage of done) board.set(boardKey(stage, cell.key), 'done');
    if (done.includes('explain')) {
      const tests = sampleOfFold(plan, cell.fold).length > 0 ? 1 : 0;
      const parts = imageChunks(testImages(plan, cell.fold)).length + tests;
      for (let part = 0; part < parts; part++) {
        board.set(boardKey('map', cell.key, part), 'done');
      }
    }
    const lost = failed.get(cell.key);
    if (lost === 'train' || lost === 'explain' || lost === 'score') {
      board.set(boardKey(lost, cell.key), 'failed');
    }
  }
  for (const { key } of distinctUngrouped(plan)) {
    const complete = report !== undefined && !failed.has(key);
    if (complete || (await store.head(cellManifest(key))))
      board.set(boardKey('train', key), 'done');
    else if (failed.has(key)) board.set(boardKey('train', key), 'failed');
  }
  if (report) board.set(boardKey('report'), 'done');
  return board;
}

async function stagesDone(
  store: ObjectStore,
  plan: Plan,
  cell: Cell,
): Promise<('train' | 'explain' | 'score')[]> {
  const { key } = cell;
  if (!(await store.head(cellManifest(key)))) return [];
  if ((await missingSeries(store, key, plan.spec)).length > 0) return ['train'];
  if ((await untestedSeries(store, cell, plan)).length > 0) return ['train'];
  for (const series of mapSeries(plan.spec)) {
    if (!(await hasOutcomes(store, key, series, plan.spec))) return ['train', 'explain'];
  }
  return ['train', 'explain', 'score'];
}
