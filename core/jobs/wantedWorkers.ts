/** What a service has to do. */
export interface Backlog {
  /** Jobs that wait for a worker, and those under way. */
  readonly jobs: number;
  /** Seconds that one takes on average; nothing where none has ended yet. */
  readonly seconds: number | undefined;
}

// Nothing is known yet: a minute, so that a backlog of five asks for one worker of the default horizon.
const unknown = 60;

/**
 * How many workers empty the queues of a service within a time: backlog × mean duration / (time × jobs that
 * one worker runs at once), rounded up. None for no job, one at least for any.
 * @param horizon seconds
 */
export function wantedWorkers(
  backlogs: readonly Backlog[],
  { horizon, concurrency, most }: { horizon: number; concurrency: number; most: number },
): number {
  const work = backlogs.reduce((sum, { jobs, seconds = unknown }) => sum + jobs * seconds, 0);
  if (backlogs.every(({ jobs }) => jobs === 0)) return 0;
  return Math.min(most, Math.max(1, Math.ceil(work / (horizon * concurrency))));
}
