import type { SweepStatus } from './SweepStatus.js';

/** A sweep in a list: its status without what grows with its cells. */
export type SweepSummary = Pick<
  SweepStatus,
  'sweep' | 'name' | 'state' | 'generation' | 'submitted' | 'stages' | 'missing'
>;

export function summariseStatus(status: SweepStatus): SweepSummary {
  const { sweep, name, state, generation, submitted, stages, missing } = status;
  return { sweep, name, state, generation, submitted, stages, missing };
}
