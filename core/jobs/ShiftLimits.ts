/** When a service leaves by itself, and how it does. Times are seconds. */
export interface ShiftLimits {
  /** Without a job for so long it leaves. */
  readonly idle: number | undefined;
  /** It begins no more jobs than so many. */
  readonly maxJobs: number | undefined;
  /** So long after its process started it is gone. */
  readonly maxTime: number | undefined;
  /** From when it is told to leave until it is gone. */
  readonly drain: number;
}

/** What a job is told whose worker leaves. */
export const leaving = 'leaving';

/**
 * How a service spends its last seconds: until `finish` its jobs may end, then they are told to stop; those
 * that have not `grace` seconds later are killed. What is left of `drain` is for handing them back.
 */
export function drainSteps(drain: number): { readonly finish: number; readonly grace: number } {
  const handOver = Math.min(6, drain / 2);
  return { finish: drain - handOver, grace: (handOver * 2) / 3 };
}
