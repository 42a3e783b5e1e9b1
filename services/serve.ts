import type { Processor, Worker } from 'bullmq';
import { hostStage } from '../adapters/queue/hostStage.js';
import { checkRedis } from '../adapters/redis/checkRedis.js';
import { openLogger } from '../adapters/telemetry/openLogger.js';
import { checkStore } from '../adapters/store/checkStore.js';
import { errorKind } from '../core/errors/catalogue.js';
import { FoldcamError } from '../core/errors/FoldcamError.js';
import type { Service, Stage } from '../core/jobs/stages.js';
import { readEnvironment } from '../adapters/env/readEnvironment.js';
import { openContext } from './context.js';

/** One stage that a service works on: a file runs in child processes, a function in this process. */
export interface HostedStage {
  readonly stage: Stage;
  readonly processor: URL | Processor;
  readonly concurrency: number | 'configured';
}

// A job that is still running then is given up: its lock runs out and another worker takes it.
const grace = 3_000;

const onEngine: ReadonlySet<Service> = new Set(['trainer', 'explainer']);

/** Runs a service until it is told to stop by SIGTERM, SIGINT or, when it was forked, its parent's end. */
export async function serve(service: Service, hosted: readonly HostedStage[]): Promise<void> {
  const environment = readEnvironment();
  const logger = openLogger(service, environment.logLevel);
  const context = openContext();
  // Jobs of this service would fail one by one: better never to take one.
  const asked = environment.requireGpu || environment.engine === 'tensorflow';
  if (asked && onEngine.has(service)) await context.trunks.engine();
  await Promise.all([checkRedis(environment.redisUrl ?? ''), checkStore(context.store)]);
  const workers = hosted.map(({ stage, processor, concurrency }): Worker =>
    hostStage(stage, processor, {
      redis: context.redis,
      board: context.board,
      store: context.store,
      logger,
      stallSeconds: environment.stallSeconds,
      concurrency: concurrency === 'configured' ? environment.concurrency : concurrency,
    }),
  );
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  logger.info({ stages: hosted.map(({ stage }) => stage), store: context.store.url }, 'ready');
  process.send?.({ ready: service });
  let stopping = false;
  const stop = (why: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ why }, 'stopping');
    const closed = Promise.all(workers.map((worker) => worker.close()));
    const timer = new Promise((resolve) => setTimeout(resolve, grace));
    void Promise.race([closed, timer]).finally(() => process.exit(0));
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('disconnect', () => stop('the parent has gone'));
}

/** The entry point of a service: an error at the start is told, with the exit status of its code. */
export function start(service: Service, hosted: readonly HostedStage[]): void {
  serve(service, hosted).catch((error: unknown) => {
    const known = error instanceof FoldcamError ? error : undefined;
    const logger = openLogger(service, 'error');
    const message = error instanceof Error ? error.message : String(error);
    const { code = 'FOLDCAM_E_INTERNAL', remedy, problems = [] } = known ?? {};
    logger.fatal({ code, remedy, ...(problems.length > 1 ? { problems } : {}) }, message);
    process.exit(known ? errorKind(known.code).exit : 1);
  });
}
