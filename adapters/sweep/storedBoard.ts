import { sampleOfFold } from '../../core/faithfulness/sampleImages.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import { boardKey, type JobBoard, type JobState } from '../../core/jobs/progress.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Missing } from '../../core/report/Report.js';
import { cellManifest, mapSeries } from '../../core/store/layout.js';
import { distinctCells } from '../../core/sweep/distinctCells.js';
import { distinctUngrouped } from '../../core/sweep/distinctUngrouped.js';
import type { Cell, Plan } from '../../core/sweep/Plan.js';
import { testImages } from '../../core/sweep/testImages.js';
import { untestedSeries } from '../cells/faithfulness.js';
import { mappedChunks, missingSeries } from '../cells/maps.js';
import { hasOutcomes } from '../cells/outcomes.js';
import { inParallel } from '../dataset/inParallel.js';

const atOnce = 8;

/**
 * What the store says of a sweep's jobs, in the words of the board: for sweeps no job of which is left.
 * @param missing what the sweep's report names, where there is one
 */
export async function storedBoard(
  store: ObjectStore,
  plan: Plan,
  missing: readonly Missing[] | undefined,
): Promise<JobBoard> {
  const board = new Map<string, JobState>();
  const failed = new Map(missing?.map(({ cell, stage }) => [cell, stage]));
  const isComplete = (key: string): boolean => missing !== undefined && !failed.has(key);
  const cells = distinctCells(plan);
  const done = await inParallel(cells, atOnce, async (cell) =>
    isComplete(cell.key) ? cellJobs(plan, cell) : await jobsDone(store, plan, cell),
  );
  for (const key of done.flat()) board.set(key, 'done');
  for (const { key } of cells) {
    const lost = failed.get(key);
    if (lost === 'train' || lost === 'explain' || lost === 'score') {
      board.set(boardKey(lost, key), 'failed');
    }
  }
  await inParallel(distinctUngrouped(plan), atOnce, async ({ key }) => {
    if (isComplete(key) || (await store.head(cellManifest(key)))) {
      board.set(boardKey('train', key), 'done');
    } else if (failed.has(key)) board.set(boardKey('train', key), 'failed');
  });
  if (missing) board.set(boardKey('report'), 'done');
  return board;
}

/** The jobs of a cell whose results are stored. */
async function jobsDone(store: ObjectStore, plan: Plan, cell: Cell): Promise<string[]> {
  const { key } = cell;
  if (!(await store.head(cellManifest(key)))) return [];
  const missing = await missingSeries(store, key, plan.spec);
  const untested = await untestedSeries(store, cell, plan);
  if (missing.length > 0 || untested.length > 0) {
    const chunks = await mappedChunks(store, cell, plan, missing);
    const tests = untested.length === 0 ? testPart(plan, cell) : [];
    return [boardKey('train', key), ...mapJobs(cell, [...chunks, ...tests])];
  }
  const jobs = cellJobs(plan, cell);
  for (const series of mapSeries(plan.spec)) {
    if (!(await hasOutcomes(store, key, series, plan.spec))) return jobs.slice(0, -1);
  }
  return jobs;
}

/** All that a cell consists of, its scores last. */
function cellJobs(plan: Plan, cell: Cell): string[] {
  const chunks = imageChunks(testImages(plan, cell.fold)).keys();
  return [
    boardKey('train', cell.key),
    ...mapJobs(cell, [...chunks, ...testPart(plan, cell)]),
    boardKey('explain', cell.key),
    boardKey('score', cell.key),
  ];
}

const mapJobs = ({ key }: Cell, parts: readonly number[]): string[] =>
  parts.map((part) => boardKey('map', key, part));

/** The test of faithfulness is one more part than the chunks, where an image of its sample is held out. */
const testPart = (plan: Plan, { fold }: Cell): number[] =>
  sampleOfFold(plan, fold).length > 0 ? [imageChunks(testImages(plan, fold)).length] : [];
