import { Worker, type Job, type Processor } from 'bullmq';
import type { Redis } from 'ioredis';
import { isLate } from '../../core/jobs/Finished.js';
import { parseFailure, type Failure } from '../../core/jobs/failure.js';
import { boardKey, type JobState } from '../../core/jobs/progress.js';
import type { ReportJob, TrainJob } from '../../core/jobs/Job.js';
import type { Stage } from '../../core/jobs/stages.js';
import { isTurned } from '../../core/jobs/turns.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Logger } from '../telemetry/openLogger.js';
import { openStageMeter } from '../telemetry/stageMeter.js';
import { addCellFlow } from './addCellFlow.js';
import type { ChildProcesses } from './childProcesses.js';
import { leaveJobs } from './leaveJobs.js';
import { logJob } from './logJob.js';
import type { Shift } from './openShift.js';
import { queueOptions } from './queueOptions.js';
import { recomputeDamaged } from './recomputeDamaged.js';
import { retryLater } from './retryLater.js';
import { markTurn } from './stageTurns.js';
import { steerJobs, type Work } from './steerJobs.js';
import type { SweepBoard } from './SweepBoard.js';
import { isComplete, trimEnded } from './trimEnded.js';
import { trimSweep } from './trimSweep.js';
import { watchWorkers } from './watchWorkers.js';

// A worker that dies is missed by the others within seconds (watchWorkers); a job that lost its lock is
// moved at the next check. The lock's own time is for workers that nobody watches.
const lockDuration = 10_000;
const stalledInterval = 1_000;

// How often it is asked what the sweeps of jobs under way have been told.
const look = 400;

export interface StageOptions {
  readonly redis: Redis;
  readonly board: SweepBoard;
  readonly logger: Logger;
  readonly concurrency: number;
  /** Where jobs find results that are damaged; without it they fail. */
  readonly store?: ObjectStore;
  /** Of the service; without it, one that goes on until the worker is closed. */
  readonly shift?: Shift;
}

const failureOf = (error: unknown): Failure =>
  parseFailure(error instanceof Error ? error.message : String(error));

/** What every payload may tell about itself. */
interface Payload {
  readonly sweep?: string;
  readonly cell?: string;
  readonly chunk?: number;
}

/**
 * Works on one stage's queue until closed: in child processes, where a job that blocks its event loop does
 * not lose its lock, or by a function. Jobs of a sweep that is paused or
 * cancelled stop within 2 s. Writes one log line per try.
 */
export function hostStage(
  stage: Stage,
  processor: ChildProcesses | Processor,
  options: StageOptions,
): Worker {
  const { redis, board, logger, shift } = options;
  const show = (job: Job, state: JobState): void => {
    const { sweep, cell, chunk } = job.data as Payload;
    if (sweep === undefined) return;
    const parts = [cell, chunk].filter((part) => part !== undefined);
    void board.set(sweep, boardKey(stage, ...parts), state).catch(() => undefined);
  };
  const log = logJob(stage, redis, logger);
  const meter = openStageMeter(redis, stage);
  const note = (job: Job): void => {
    const { sweep, cell } = job.data as Payload;
    const { attemptsMade: attempts, processedOn: started = 0, finishedOn: finished = 0 } = job;
    if (sweep === undefined || cell === undefined || stage === 'map') return;
    const tried = { attempts, started, finished };
    void board.noteTry(sweep, boardKey(stage, cell), tried).catch(() => undefined);
  };
  const describe = (job: Job): object => {
    const { sweep, cell, chunk } = job.data as Payload;
    const attempt = job.attemptsMade;
    return { stage, sweep, cell, chunk, attempt, ms: Date.now() - (job.processedOn ?? Date.now()) };
  };
  const work: Work = (...job) =>
    typeof processor === 'function' ? processor(...job) : processor.run(...job);
  const steered = steerJobs(work, board, {
    takes: () => shift?.takes() ?? true,
    isOver: () => shift?.over.aborted ?? false,
    ended: (worked) => shift?.ended(worked),
    handedBack: (job) => {
      show(job, 'waiting');
      logger.info(describe(job), `${stage} handed back`);
    },
    started: (job) => {
      show(job, 'active');
      const { priority: turn = 0 } = job.opts;
      if (isTurned(stage) && turn > 0) void markTurn(redis, stage, turn).catch(() => undefined);
    },
    parked: (job, interrupted) => {
      show(job, 'waiting');
      if (interrupted) log(job, 'info', describe(job), `${stage} paused`);
    },
  });
  const leave = leaveJobs((job) => {
    show(job, 'waiting');
    const code = 'FOLDCAM_E_FORMAT_NEWER';
    log(
      job,
      'warn',
      { ...describe(job), code },
      `${stage} left for a newer worker: update this one`,
    );
  });
  // Three parameters, or BullMQ makes no signal.
  const perform = async (job: Job, token?: string, signal?: AbortSignal): Promise<unknown> => {
    const result = await steered.work(job, token, signal).catch(async (error: unknown) => {
      const { code, message } = failureOf(error);
      if (code === 'FOLDCAM_E_FORMAT_NEWER') return leave(job, token);
      const [key] = /^cells\/\S+/.exec(message) ?? [];
      if (code === 'FOLDCAM_E_ARTIFACT_CORRUPT' && options.store && key !== undefined) {
        await recomputeDamaged({ ...options, store: options.store }, job, token, key, (by) => {
          show(job, 'waiting');
          const line = { ...describe(job), code, artifact: key };
          log(job, 'warn', line, `damaged: ${by} computes it anew`);
        });
      }
      throw error;
    });
    if (stage === 'train') await addCellFlow(redis, job.data as TrainJob);
    // Said here: who stalled past its lock is never told that the job is complete.
    if (isLate(result)) {
      log(job, 'warn', describe(job), `${stage} came late: another worker was first`);
    }
    return result;
  };
  const keepEnded = (error: unknown): void =>
    logger.warn({ stage, error: failureOf(error).message }, 'the ended jobs stay in Redis');
  if (stage === 'report') trimEnded(redis, board).catch(keepEnded);
  const worker = new Worker(stage, perform, {
    ...queueOptions(redis),
    concurrency: options.concurrency,
    lockDuration,
    stalledInterval,
    // A machine that dies often must not make a job fail that others can finish.
    maxStalledCount: 20,
    settings: { backoffStrategy: retryLater(stage) },
  });
  const looking = setInterval(() => {
    void steered.look((id, told) => worker.cancelJob(id, told)).catch(() => undefined);
  }, look);
  const watch = watchWorkers(redis, stage, worker.id, (jobs) =>
    logger.warn({ stage, jobs }, 'the worker of these jobs is gone'),
  );
  const handBack = (): void => steered.handBack((id, told) => worker.cancelJob(id, told));
  shift?.over.addEventListener('abort', handBack);
  // Until its last job has ended it lives, and hears.
  worker.on('closed', () => clearInterval(looking));
  worker.on('closed', () => shift?.over.removeEventListener('abort', handBack));
  worker.on('closed', () => watch.stop());
  worker.on('completed', (job, result: unknown) => {
    show(job, 'done');
    note(job);
    meter.count('done', ((job.finishedOn ?? 0) - (job.processedOn ?? 0)) / 1_000);
    log(job, 'info', describe(job), `${stage} done`);
    // Of a sweep with missing cells the failed jobs stay, for who looks into them.
    if (stage === 'report' && isComplete(result)) {
      trimSweep(redis, board, job.data as ReportJob).catch(keepEnded);
    }
  });
  worker.on('failed', (job, error) => {
    if (!job) return;
    const failure = parseFailure(error.message);
    const final = job.finishedOn !== undefined;
    if (failure.code === 'FOLDCAM_E_CANCELLED') {
      logger.info(describe(job), `${stage} cancelled`);
      return;
    }
    show(job, final ? 'failed' : 'waiting');
    if (final) note(job);
    meter.count(final ? 'failed' : 'retried');
    const line = { ...describe(job), code: failure.code, error: failure.message };
    if (final) log(job, 'error', line, `${stage} failed`);
    else log(job, 'warn', line, `${stage} failed, will be tried again`);
  });
  worker.on('stalled', (id) => {
    meter.count('stalled');
    logger.warn({ stage, job: id }, `${stage} stalled: its worker is gone`);
  });
  worker.on('error', (error) => logger.warn({ stage, error: error.message }, 'queue error'));
  return worker;
}
