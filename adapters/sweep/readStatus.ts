import type { Redis } from 'ioredis';
import { cellState, countStages } from '../../core/jobs/progress.js';
import { stageTotals } from '../../core/jobs/stageTotals.js';
import type { SweepStatus } from '../../core/jobs/SweepStatus.js';
import type { ObjectStore } from '../../core/ports.js';
import { distinctCells } from '../../core/sweep/distinctCells.js';
import { distinctUngrouped } from '../../core/sweep/distinctUngrouped.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { countFeatures } from '../features/countFeatures.js';
import { reportState } from '../queue/enqueueSweep.js';
import type { SweepBoard } from '../queue/SweepBoard.js';
import { readMissing } from './readMissing.js';
import { storedBoard } from './storedBoard.js';

/** Where jobs are; without it the store alone is asked. */
export interface Jobs {
  readonly redis: Redis;
  readonly board: SweepBoard;
}

/** How far a sweep is: as its jobs say while there are any, as the store says afterwards. */
export async function readStatus(
  store: ObjectStore,
  plan: Plan,
  jobs: Jobs | undefined,
): Promise<SweepStatus> {
  const sweep = plan.id;
  const record = await jobs?.board.find(sweep);
  const steering = record?.steering ?? 'running';
  const pending =
    jobs !== undefined &&
    record !== undefined &&
    steering !== 'cancelled' &&
    (await reportState(jobs.redis, sweep, record.generation)) === 'pending';
  const lacking = pending ? undefined : await readMissing(store, sweep);
  const board = pending ? await jobs.board.read(sweep) : await storedBoard(store, plan, lacking);
  const features = pending
    ? [...(await jobs.board.features(sweep))].map(([backbone, count]) => ({ backbone, ...count }))
    : lacking
      ? []
      : await countFeatures(store, plan);
  const missing = lacking?.length ?? 0;
  const unfinished = steering === 'cancelled' ? steering : lacking ? 'incomplete' : 'stopped';
  const ended = lacking && missing === 0 ? 'done' : unfinished;
  return {
    sweep,
    name: plan.spec.name,
    state: pending ? steering : ended,
    generation: record?.generation ?? null,
    submitted: record ? new Date(record.submitted).toISOString() : null,
    stages: countStages(board, stageTotals(plan)),
    cells: [...distinctCells(plan), ...distinctUngrouped(plan)].map(({ key, ...cell }) => ({
      cell: key,
      ...cell,
      ...cellState(board, key),
    })),
    features,
    recomputed: (await jobs?.board.repairs(sweep)) ?? 0,
    missing,
  };
}
