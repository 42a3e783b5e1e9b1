import { FlowProducer, type FlowJob } from 'bullmq';
import type { Redis } from 'ioredis';
import { jobFormat, type CellJob, type ReportJob } from '../../core/jobs/Job.js';
import { jobId } from '../../core/jobs/jobId.js';
import { firstTurns, turnOf, type TurnedStage, type Turns } from '../../core/jobs/turns.js';
import { distinctCells } from '../../core/sweep/distinctCells.js';
import { distinctUngrouped } from '../../core/sweep/distinctUngrouped.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { jobOptions } from './jobOptions.js';
import { prefix } from './openRedis.js';

export interface FlowOptions {
  /** Cells to compute; all of them where nothing is said. */
  readonly only?: ReadonlySet<string> | undefined;
  /** How far the stages are. */
  readonly turns?: Turns;
}

/** Enqueues one flow: report ← score of each cell ← explain ← train; folds that ignore groups are trained alone. */
export async function addSweepFlow(
  redis: Redis,
  plan: Plan,
  generation: number,
  { only, turns = firstTurns }: FlowOptions = {},
): Promise<void> {
  const head = { format: jobFormat, sweep: plan.id, generation } as const;
  let place = 0;
  const node = (stage: TurnedStage | 'explain', data: CellJob, children: FlowJob[]): FlowJob => ({
    name: stage,
    queueName: stage,
    data,
    opts: jobOptions(stage, jobId(head, stage, data.cell), turnOf(stage, place, turns)),
    children,
  });
  const isAsked = ({ key }: { readonly key: string }): boolean => only?.has(key) ?? true;
  const cells = distinctCells(plan)
    .filter(isAsked)
    .map(({ key, run, fold }): FlowJob => {
      const data: CellJob = { ...head, cell: key, run, fold };
      const flow = node('score', data, [node('explain', data, [node('train', data, [])])]);
      place++;
      return flow;
    });
  const ungrouped = distinctUngrouped(plan)
    .filter(isAsked)
    .map(({ key, ...cell }) => {
      const flow = node('train', { ...head, cell: key, ...cell }, []);
      place++;
      return flow;
    });
  const data: ReportJob = head;
  const producer = new FlowProducer({ connection: redis, prefix });
  try {
    await producer.add({
      name: 'report',
      queueName: 'report',
      data,
      opts: jobOptions('report', jobId(head, 'report')),
      children: [...cells, ...ungrouped],
    });
  } finally {
    await producer.close();
  }
}
