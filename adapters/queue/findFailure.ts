import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { parseFailure, type Failure } from '../../core/jobs/failure.js';
import { jobId } from '../../core/jobs/jobId.js';
import type { Stage } from '../../core/jobs/stages.js';
import { prefix } from './openRedis.js';

/** Why a job of a cell failed; nothing when it did not, or is no longer known. */
export async function findFailure(
  redis: Redis,
  job: { readonly sweep: string; readonly generation: number },
  stage: Stage,
  cell: string,
): Promise<Failure | undefined> {
  const queue = new Queue(stage, { connection: redis, prefix });
  try {
    const found = await queue.getJob(jobId(job, stage, cell));
    const reason = found?.failedReason;
    return reason === undefined || reason === '' ? undefined : parseFailure(reason);
  } finally {
    await queue.close();
  }
}
