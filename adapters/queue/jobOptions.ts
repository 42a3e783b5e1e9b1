import type { JobsOptions } from 'bullmq';
import { mostAttempts } from '../../core/jobs/retryPolicy.js';
import type { Stage } from '../../core/jobs/stages.js';

/**
 * How a job is tried and kept, in BullMQ's words. A failed child leaves its parent to report what is missing.
 * @param turn when the stage comes to it; without one, before all that have one
 */
export function jobOptions(stage: Stage, jobId: string, turn?: number): JobsOptions {
  return {
    jobId,
    attempts: mostAttempts(stage),
    // How long it waits, and whether it is tried at all, depends on the error: `retryLater`.
    backoff: { type: 'by-error' },
    ...(turn === undefined ? {} : { priority: turn }),
    ignoreDependencyOnFailure: stage !== 'report' && stage !== 'produce',
    // Its answer is read at once; who was interrupted before never comes back for it.
    ...(stage === 'produce' ? answered : { removeOnComplete: false, removeOnFail: false }),
  };
}

// Seconds.
const answered = { removeOnComplete: { age: 3_600 }, removeOnFail: { age: 3_600 } };
