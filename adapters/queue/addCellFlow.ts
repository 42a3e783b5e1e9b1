import { FlowProducer } from 'bullmq';
import type { Redis } from 'ioredis';
import type { TrainJob } from '../../core/jobs/Job.js';
import { jobId } from '../../core/jobs/jobId.js';
import { jobOptions } from './jobOptions.js';
import { onQueue } from './onQueue.js';
import { prefix } from './openRedis.js';
import { queueOptions } from './queueOptions.js';

/**
 * Enqueues what a trained cell still needs: score ← explain, as a further child of the sweep's report. Call
 * it before the train job ends: until then the report cannot start. Nothing to do where they are there,
 * where the cell is only to be trained, or where the sweep has been cancelled.
 */
export async function addCellFlow(redis: Redis, { turns, ...job }: TrainJob): Promise<void> {
  if (!turns) return;
  const [explain, score] = [jobId(job, 'explain', job.cell), jobId(job, 'score', job.cell)];
  // Cancelled, or ended: a worker that comes late finds no report to add to.
  const report = jobId(job, 'report');
  if ((await onQueue(redis, 'report', (queue) => queue.getJobState(report))) === 'unknown') return;
  // A train job that is done twice, since its worker stalled, must not let the report wait for a score job
  // that has failed meanwhile.
  if ((await onQueue(redis, 'score', (queue) => queue.getJobState(score))) !== 'unknown') return;
  const producer = new FlowProducer(queueOptions(redis));
  try {
    await producer.add({
      name: 'score',
      queueName: 'score',
      data: job,
      opts: {
        ...jobOptions('score', score, turns.score),
        parent: { id: report, queue: `${prefix}:report` },
      },
      children: [
        {
          name: 'explain',
          queueName: 'explain',
          data: job,
          opts: jobOptions('explain', explain, turns.map),
        },
      ],
    });
  } finally {
    await producer.close();
  }
}
