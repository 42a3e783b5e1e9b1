import { FlowProducer, type FlowJob } from 'bullmq';
import type { Redis } from 'ioredis';
import { jobFormat, type CellJob, type ReportJob } from '../../core/jobs/Job.js';
import { jobId } from '../../core/jobs/jobId.js';
import type { Stage } from '../../core/jobs/stages.js';
import { distinctCells } from '../../core/sweep/distinctCells.js';
import { distinctUngrouped } from '../../core/sweep/distinctUngrouped.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { jobOptions } from './jobOptions.js';
import { prefix } from './openRedis.js';

/** Enqueues one flow: report ← score of each cell ← explain ← train; folds that ignore groups are trained alone. */
export async function addSweepFlow(redis: Redis, plan: Plan, generation: number): Promise<void> {
  const head = { format: jobFormat, sweep: plan.id, generation } as const;
  const node = (stage: Stage, data: CellJob, children: FlowJob[]): FlowJob => ({
    name: stage,
    queueName: stage,
    data,
    opts: jobOptions(stage, jobId(head, stage, data.cell)),
    children,
  });
  const cells = distinctCells(plan).map(({ key, run, fold }): FlowJob => {
    const data: CellJob = { ...head, cell: key, run, fold };
    return node('score', data, [node('explain', data, [node('train', data, [])])]);
  });
  const ungrouped = distinctUngrouped(plan).map(({ key, ...cell }) =>
    node('train', { ...head, cell: key, ...cell }, []),
  );
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
