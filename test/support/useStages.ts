import type { Job, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import pino from 'pino';
import { afterEach } from 'vitest';
import { hostStage } from '../../adapters/queue/hostStage.js';
import { openSweepBoard, type SweepBoard } from '../../adapters/queue/SweepBoard.js';
import type { Stage } from '../../core/jobs/stages.js';

/** A line of a worker's log. */
export type LogLine = Readonly<Record<string, unknown>>;

export interface Stages {
  readonly board: SweepBoard;
  readonly lines: readonly LogLine[];
  /** Works on a stage with a function of this process until the test has ended. */
  host(
    stage: Stage,
    work: (job: Job, token?: string, signal?: AbortSignal) => Promise<unknown>,
    concurrency?: number,
  ): Promise<void>;
}

/** Workers for tests: closed after each one. Call it at the top of the file. */
export function useStages(): (redis: Redis) => Stages {
  const workers: Worker[] = [];
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close(true)));
  });
  return (redis) => {
    const lines: LogLine[] = [];
    const sink = { write: (text: string) => lines.push(JSON.parse(text) as LogLine) };
    const logger = pino({ level: 'info', base: null }, sink);
    const board = openSweepBoard(redis);
    return {
      board,
      lines,
      host: async (stage, work, concurrency = 1) => {
        const worker = hostStage(stage, work, { redis, board, logger, concurrency });
        workers.push(worker);
        await worker.waitUntilReady();
      },
    };
  };
}
