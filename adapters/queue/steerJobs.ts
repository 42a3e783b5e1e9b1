import { DelayedError, UnrecoverableError, WaitingChildrenError, type Job } from 'bullmq';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { formatFailure } from '../../core/jobs/failure.js';
import { leaving } from '../../core/jobs/ShiftLimits.js';
import { steeringOf, type Steering } from '../../core/jobs/steering.js';
import type { SweepBoard, SweepRecord } from './SweepBoard.js';

export type Work = (
  job: Job,
  token: string | undefined,
  signal: AbortSignal | undefined,
) => Promise<unknown>;

export interface SteeredJobs {
  /** The work of jobs whose sweep runs; those of a paused one are put aside, of a cancelled one fail. */
  readonly work: Work;
  /** Finds out what those under way have been told meanwhile. */
  look(tell: (job: string, what: Steering) => void): Promise<void>;
  /** Has those under way handed back to their queue. */
  handBack(tell: (job: string, what: typeof leaving) => void): void;
}

export interface SteeringEvents {
  /** Whether this worker begins one more job; one that it got all the same goes back. */
  takes(): boolean;
  /** Whether jobs under way have been told to go back. */
  isOver(): boolean;
  started(job: Job): void;
  /** Of every one that was taken; `worked`: it was started too. */
  ended(worked: boolean): void;
  /** Put aside: at once, or in the middle of its work. */
  parked(job: Job, interrupted: boolean): void;
  /** Handed back, for another worker. */
  handedBack(job: Job): void;
}

// `resume` wakes them. Should a worker end between putting a job aside and looking again, it comes back.
const parkedFor = 10 * 60_000;

/** Lets a queue's jobs do as their sweeps are steered. */
export function steerJobs(work: Work, board: SweepBoard, events: SteeringEvents): SteeredJobs {
  const active = new Map<string, Job>();
  const ask = async (job: Job): Promise<Steering> => {
    const { sweep, generation = 0 } = sweepOf(job);
    return steeringOf({ generation }, sweep === undefined ? undefined : await board.find(sweep));
  };
  const park = async (
    job: Job,
    token: string | undefined,
    interrupted: boolean,
  ): Promise<never> => {
    await job.moveToDelayed(Date.now() + parkedFor, token);
    events.parked(job, interrupted);
    // Who resumes a sweep first says so, then wakes what is parked: one of the two sees this job.
    if ((await ask(job)) !== 'paused') await job.promote().catch(() => undefined);
    throw new DelayedError();
  };
  // As with one that is put aside, none of its tries is used up.
  const handBack = async (job: Job, token: string | undefined): Promise<never> => {
    await job.moveToDelayed(Date.now(), token);
    await job.promote().catch(() => undefined);
    events.handedBack(job);
    throw new DelayedError();
  };
  const begin: Work = async (job, token, signal) => {
    const id = job.id ?? '';
    active.set(id, job);
    events.started(job);
    try {
      return await work(job, token, signal);
    } catch (error) {
      if (signal?.aborted !== true || error instanceof WaitingChildrenError) throw error;
      // Whatever it threw, it was told to stop.
      if (signal.reason === 'cancelled') throw cancelled(job);
      if (signal.reason === leaving) return await handBack(job, token);
      return await park(job, token, true);
    } finally {
      active.delete(id);
    }
  };
  return {
    work: async (job, token, signal) => {
      if (!events.takes()) return handBack(job, token);
      let worked = false;
      try {
        const told = await ask(job);
        if (told === 'cancelled') throw cancelled(job);
        if (told === 'paused') return await park(job, token, false);
        // While that was asked: it was not among those that were told.
        if (events.isOver()) return await handBack(job, token);
        worked = true;
        return await begin(job, token, signal);
      } finally {
        events.ended(worked);
      }
    },
    look: async (tell) => {
      const sweeps = new Set([...active.values()].map((job) => sweepOf(job).sweep ?? ''));
      const records = new Map<string, SweepRecord | undefined>();
      for (const sweep of sweeps) records.set(sweep, await board.find(sweep));
      for (const [id, job] of active) {
        const { sweep = '', generation = 0 } = sweepOf(job);
        const told = steeringOf({ generation }, records.get(sweep));
        if (told !== 'running') tell(id, told);
      }
    },
    handBack: (tell) => {
      for (const id of active.keys()) tell(id, leaving);
    },
  };
}

/** A submission has no sweep yet. */
const sweepOf = (job: Job): { readonly sweep?: string; readonly generation?: number } =>
  job.data as { sweep?: string; generation?: number };

function cancelled(job: Job): UnrecoverableError {
  const { sweep = '' } = sweepOf(job);
  return new UnrecoverableError(
    formatFailure(new FoldcamError('FOLDCAM_E_CANCELLED', `${sweep} was cancelled`)),
  );
}
