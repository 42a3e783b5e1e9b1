import type { Redis } from 'ioredis';
import { parseFailure, type Failure } from '../../core/jobs/failure.js';
import { jobId } from '../../core/jobs/jobId.js';
import type { Stage } from '../../core/jobs/stages.js';
import { onQueue } from './onQueue.js';

/** Why a job of a cell failed; nothing when it did not, or is no longer known. */
export async function findFailure(
  redis: Redis,
  job: { readonly sweep: string; readonly generation: number },
  stage: Stage,
  cell: string,
): Promise<Failure | undefined> {
  const found = await onQueue(redis, stage, (queue) => queue.getJob(jobId(job, stage, cell)));
  const reason = found?.failedReason;
  return reason === undefined || reason === '' ? undefined : parseFailure(reason);
}
