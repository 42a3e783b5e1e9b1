import type { SweepStatus } from '../../../core/jobs/SweepStatus.js';
import type { Rate } from '../../../core/jobs/measureRate.js';
import type { Plan } from '../../../core/sweep/Plan.js';

/** A sweep as a server knows it: no older than half a second while it is under way. */
export interface LiveSweep {
  readonly plan: Plan;
  readonly status: SweepStatus;
  readonly rate: Rate;
  /** The answer to who asks for the status: made once for all who poll. */
  readonly body: string;
  /** Of the body, in quotes. */
  readonly etag: string;
}
