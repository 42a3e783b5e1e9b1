import { FlowProducer, type FlowJob } from 'bullmq';
import type { Redis } from 'ioredis';
import { jobFormat, type ReportJob, type TrainJob } from '../../core/jobs/Job.js';
import { jobId } from '../../core/jobs/jobId.js';
import { firstTurns, turnOf, type Turns } from '../../core/jobs/turns.js';
import { distinctCells } from '../../core/sweep/distinctCells.js';
import { distinctUngrouped } from '../../core/sweep/distinctUngrouped.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { jobOptions } from './jobOptions.js';
import { queueOptions } from './queueOptions.js';

export interface FlowOptions {
  /** Cells to compute; all of them where nothing is said. */
  readonly only?: ReadonlySet<string> | undefined;
  /** How far the stages are. */
  readonly turns?: Turns;
}

/**
 * Enqueues one flow: report ← train of each cell. A cell's later stages are added when it is trained
 * (`addCellFlow`), but for those of folds that ignore groups, which are only trained.
 */
export async function addSweepFlow(
  redis: Redis,
  plan: Plan,
  generation: number,
  { only, turns = firstTurns }: FlowOptions = {},
): Promise<void> {
  const head: ReportJob = { format: jobFormat, sweep: plan.id, generation };
  const train = (data: TrainJob, place: number): FlowJob => ({
    name: 'train',
    queueName: 'train',
    data,
    opts: jobOptions('train', jobId(head, 'train', data.cell), turnOf('train', place, turns)),
  });
  const isAsked = ({ key }: { readonly key: string }): boolean => only?.has(key) ?? true;
  const cells = distinctCells(plan).filter(isAsked);
  const ungrouped = distinctUngrouped(plan).filter(isAsked);
  const producer = new FlowProducer(queueOptions(redis));
  try {
    await producer.add({
      name: 'report',
      queueName: 'report',
      data: head,
      opts: jobOptions('report', jobId(head, 'report')),
      children: [
        ...cells.map(({ key, run, fold }, place) => {
          const later = { map: turnOf('map', place, turns), score: turnOf('score', place, turns) };
          return train({ ...head, cell: key, run, fold, turns: later }, place);
        }),
        ...ungrouped.map(({ key, ...cell }, i) =>
          train({ ...head, cell: key, ...cell }, cells.length + i),
        ),
      ],
    });
  } finally {
    await producer.close();
  }
}
