import type { Job, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import pino from 'pino';
import { afterEach } from 'vitest';
import { hostStage } from '../../adapters/queue/hostStage.js';
import type { Shift } from '../../adapters/queue/openShift.js';
import { openSweepBoard, type SweepBoard } from '../../adapters/queue/SweepBoard.js';
import type { Stage } from '../../core/jobs/stages.js';

/** A line of a worker's log. */
export type LogLine = Readonly<Record<string, unknown>>;

export interface Stages {
  readonly board: SweepBoard;
  readonly lines: readonly LogLine[];
  /** Works on a stage with a function of this process until the test has ended. */
  readonly host: (
    stage: Stage,
    work: (job: Job, token?: string, signal?: AbortSignal) => Promise<unknown>,
    concurrency?: number,
    shift?: Shift,
  ) => Promise<Worker>;
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
      host: async (stage, work, concurrency = 1, shift) => {
        const options = { redis, board, logger, concurrency, ...(shift ? { shift } : {}) };
        const worker = hostStage(stage, work, options);
        workers.push(worker);
        await worker.waitUntilReady();
        return worker;
      },
    };
  };
}
