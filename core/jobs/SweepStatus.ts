import type { JobState, StageCount } from './progress.js';
import type { Stage } from './stages.js';

/**
 * running: its jobs are in Redis. paused: so they are, and wait. done: every cell is in the report.
 * incomplete: the report names what is missing. cancelled: its jobs were removed. stopped: no report, and
 * no job that would write it.
 */
export type SweepState = 'running' | 'paused' | 'done' | 'incomplete' | 'cancelled' | 'stopped';

/** Whether there are jobs that end some day. */
export const isUnderWay = (state: SweepState): boolean => state === 'running' || state === 'paused';

export interface CellStatus {
  readonly cell: string;
  readonly run: string;
  readonly fold: number;
  /** A fold of those that ignore groups: trained is all it will be. */
  readonly ungrouped?: true;
  /** The furthest stage that is not waiting. */
  readonly stage: Stage;
  readonly state: JobState;
}

/** How far a sweep is. */
export interface SweepStatus {
  readonly sweep: string;
  readonly name: string;
  readonly state: SweepState;
  /** Counts submissions and retries; null where Redis does not know the sweep. */
  readonly generation: number | null;
  /** ISO 8601; null where Redis does not know the sweep. */
  readonly submitted: string | null;
  readonly stages: readonly StageCount[];
  readonly cells: readonly CellStatus[];
  /** Chunks of frozen-trunk features, which trainers compute before their first cell. */
  readonly features: readonly {
    readonly backbone: string;
    readonly done: number;
    readonly total: number;
  }[];
  /** Results that were damaged in the store and computed anew; of this generation. */
  readonly recomputed: number;
  /** Entries of the report's `missing`. */
  readonly missing: number;
}
