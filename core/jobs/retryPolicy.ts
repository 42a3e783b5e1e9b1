import type { Stage } from './stages.js';

/** How often a job is tried when a try ends in a transient error, and the pause before the second. */
export interface RetryPolicy {
  readonly attempts: number;
  /** Milliseconds; doubled for each further try. */
  readonly backoff: number;
}

// Four pauses of 15 s in all: a store or a network that is away for moments costs no cell.
const patient: RetryPolicy = { attempts: 5, backoff: 1_000 };

/** Permanent errors are never retried, whatever stands here. */
export const retryPolicy: Readonly<Record<Stage, RetryPolicy>> = {
  produce: { attempts: 1, backoff: 0 },
  train: patient,
  explain: patient,
  map: patient,
  score: patient,
  report: patient,
};
