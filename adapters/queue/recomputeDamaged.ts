import { DelayedError, WaitingChildrenError, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import { jobFormat, type CellJob, type MapJob } from '../../core/jobs/Job.js';
import { jobId } from '../../core/jobs/jobId.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Cell, Plan, UngroupedPlan } from '../../core/sweep/Plan.js';
import { testImages } from '../../core/sweep/testImages.js';
import { needsComputing, removeDamaged } from '../cells/removeDamaged.js';
import { readPlan } from '../sweep/readPlan.js';
import { jobOptions } from './jobOptions.js';
import { onQueue } from './onQueue.js';
import type { SweepBoard } from './SweepBoard.js';

// A disk that damages all that it is given must not keep a cluster busy for ever.
const limit = 3;

// Milliseconds until a job looks again whether another one's repair is done.
const later = 2_000;

type RepairStage = 'train' | 'map' | 'score';

interface Child {
  readonly stage: RepairStage;
  readonly id: string;
  readonly data: CellJob | MapJob;
}

interface Payload {
  readonly sweep: string;
  readonly generation: number;
}

export interface RepairOptions {
  readonly store: ObjectStore;
  readonly redis: Redis;
  readonly board: SweepBoard;
}

/**
 * Has a cell's result computed anew where a job found it damaged: removes what is, adds the job that makes
 * it as a child of the one that reads it, and lets that one wait, with none of its tries used up.
 * @param key what was found damaged, below `cells/`
 * @param told called before, with the stage that computes anew
 * @throws what BullMQ wants to see when a job is put aside; returns when nothing can be done
 */
export async function recomputeDamaged(
  { store, redis, board }: RepairOptions,
  job: Job,
  token: string | undefined,
  key: string,
  told: (stage: RepairStage) => void,
): Promise<void> {
  const of = job.data as Payload;
  const cellKey = key.split('/')[1] ?? '';
  const plan = await readPlan(store, of.sweep);
  const cell = [...plan.cells, ...(plan.ungrouped?.cells ?? [])].find((one) => one.key === cellKey);
  if (!cell) return;
  if (!(await needsComputing(store, key))) return wait(job, token);
  const stage = makerOf(key);
  const before = await board.repairs(of.sweep, `${stage}.${cellKey}`);
  if (before > 0 && (await arePending(redis, childrenOf(stage, key, plan, cell, of, before)))) {
    return wait(job, token);
  }
  if (before >= limit) return;
  if (!(await board.claimRepair(of.sweep, `${stage}.${cellKey}`, before + 1))) {
    return wait(job, token);
  }
  told(stage);
  await removeDamaged(store, key);
  const parent = { id: job.id ?? '', queue: job.queueQualifiedName };
  for (const { id, data, stage: name } of childrenOf(stage, key, plan, cell, of, before + 1)) {
    await onQueue(redis, name, (queue) =>
      queue.add(name, data, { ...jobOptions(name, id), parent }),
    );
  }
  if (await job.moveToWaitingChildren(token ?? '')) throw new WaitingChildrenError();
  return wait(job, token);
}

async function wait(job: Job, token: string | undefined): Promise<never> {
  await job.moveToDelayed(Date.now() + later, token);
  throw new DelayedError();
}

function makerOf(key: string): RepairStage {
  const [, , folder] = key.split('/');
  if (folder === 'maps' || folder === 'faithfulness') return 'map';
  return folder === 'outcomes' ? 'score' : 'train';
}

/** Each part that is not damaged ends as soon as it has looked. */
function childrenOf(
  stage: RepairStage,
  key: string,
  plan: Plan,
  cell: Cell | UngroupedPlan['cells'][number],
  { sweep, generation }: Payload,
  time: number,
): Child[] {
  const { key: cellKey, ...rest } = cell;
  const data: CellJob = { format: jobFormat, sweep, generation, cell: cellKey, ...rest };
  const again = `again${time}`;
  if (stage !== 'map') return [{ stage, data, id: jobId(data, stage, cellKey, again) }];
  const chunks = imageChunks(testImages(plan, cell.fold)).length;
  const child = (chunk: number, more = {}): Child => ({
    stage,
    id: jobId(data, stage, cellKey, chunk, again),
    data: { ...data, chunk, ...more },
  });
  if (key.split('/')[2] === 'faithfulness') return [child(chunks, { faithfulness: true })];
  return Array.from({ length: chunks }, (_, chunk) => child(chunk));
}

async function arePending(redis: Redis, children: readonly Child[]): Promise<boolean> {
  for (const { stage, id } of children) {
    const state = await onQueue(redis, stage, (queue) => queue.getJobState(id));
    if (!['completed', 'failed', 'unknown'].includes(state)) return true;
  }
  return false;
}
