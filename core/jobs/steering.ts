/** What a sweep's jobs have been told: to go on, to wait, or to end. */
export const steerings = ['running', 'paused', 'cancelled'] as const;
export type Steering = (typeof steerings)[number];

/** What a job does as its sweep is steered; one of an earlier generation has nothing left to do. */
export function steeringOf(
  job: { readonly generation: number },
  sweep: { readonly generation: number; readonly steering: Steering } | undefined,
): Steering {
  // A Redis that has forgotten a sweep holds none of its jobs either: who works on one ends it in peace.
  if (!sweep) return 'running';
  return job.generation < sweep.generation ? 'cancelled' : sweep.steering;
}
