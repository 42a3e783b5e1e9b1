import { Worker, type Job, type Processor } from 'bullmq';
import type { Redis } from 'ioredis';
import { parseFailure } from '../../core/jobs/failure.js';
import { boardKey, type JobState } from '../../core/jobs/progress.js';
import type { Stage } from '../../core/jobs/stages.js';
import type { Logger } from '../telemetry/openLogger.js';
import { prefix } from './openRedis.js';
import type { SweepBoard } from './SweepBoard.js';

// A worker that dies is missed after lockDuration, and noticed at the next stalled check.
const lockDuration = 10_000;
const stalledInterval = 5_000;

export interface StageOptions {
  readonly redis: Redis;
  readonly board: SweepBoard;
  readonly logger: Logger;
  readonly concurrency: number;
}

/** What every payload may tell about itself. */
interface Payload {
  readonly sweep?: string;
  readonly cell?: string;
  readonly chunk?: number;
}

/**
 * Works on one stage's queue until closed. A processor given as a file runs in child processes, so
 * that a job that blocks its event loop does not lose its lock. Writes one log line per try.
 */
export function hostStage(stage: Stage, processor: URL | Processor, options: StageOptions): Worker {
  const { redis, board, logger } = options;
  const worker = new Worker(stage, processor, {
    connection: redis,
    prefix,
    concurrency: options.concurrency,
    lockDuration,
    stalledInterval,
    // A machine that dies often must not make a job fail that others can finish.
    maxStalledCount: 3,
  });
  const show = (job: Job, state: JobState): void => {
    const { sweep, cell, chunk } = job.data as Payload;
    if (sweep === undefined) return;
    const parts = [cell, chunk].filter((part) => part !== undefined);
    void board.set(sweep, boardKey(stage, ...parts), state).catch(() => undefined);
  };
  const describe = (job: Job): object => {
    const { sweep, cell, chunk } = job.data as Payload;
    const attempt = job.attemptsMade;
    return { stage, sweep, cell, chunk, attempt, ms: Date.now() - (job.processedOn ?? Date.now()) };
  };
  worker.on('active', (job) => show(job, 'active'));
  worker.on('completed', (job) => {
    show(job, 'done');
    logger.info(describe(job), `${stage} done`);
  });
  worker.on('failed', (job, error) => {
    if (!job) return;
    const failure = parseFailure(error.message);
    const final = job.finishedOn !== undefined;
    show(job, final ? 'failed' : 'waiting');
    const line = { ...describe(job), code: failure.code, error: failure.message };
    if (final) logger.error(line, `${stage} failed`);
    else logger.warn(line, `${stage} failed, will be tried again`);
  });
  worker.on('stalled', (id) =>
    logger.warn({ stage, job: id }, `${stage} stalled: its worker is gone`),
  );
  worker.on('error', (error) => logger.warn({ stage, error: error.message }, 'queue error'));
  return worker;
}
