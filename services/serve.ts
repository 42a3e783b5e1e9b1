import type { Processor, Worker } from 'bullmq';
import { childProcesses, type ChildProcesses } from '../adapters/queue/childProcesses.js';
import { hostStage } from '../adapters/queue/hostStage.js';
import { openShift } from '../adapters/queue/openShift.js';
import { checkRedis } from '../adapters/redis/checkRedis.js';
import { openLogger, type Logger } from '../adapters/telemetry/openLogger.js';
import { flushTraces, openTracing } from '../adapters/telemetry/openTracing.js';
import { checkStore } from '../adapters/store/checkStore.js';
import { errorKind } from '../core/errors/catalogue.js';
import { FoldcamError } from '../core/errors/FoldcamError.js';
import { drainSteps } from '../core/jobs/ShiftLimits.js';
import type { Service, Stage } from '../core/jobs/stages.js';
import { readEnvironment } from '../adapters/env/readEnvironment.js';
import { openContext, type Context } from './context.js';

/** One stage that a service works on: a file runs in child processes, a function in this process. */
export interface HostedStage {
  readonly stage: Stage;
  /** Stages of one file share its child processes. */
  readonly processor: URL | Processor;
  readonly concurrency: number | 'configured';
  /** How many child processes are started with the service, where so many may run: they wait for its first jobs. */
  readonly ahead?: number;
}

// A parent that has gone waits for nothing, and may have been killed for good reason.
const orphanDrain = 3;

/** Workers of a service on queues that are no stage of a sweep. */
export type Beside = (context: Context, logger: Logger) => readonly Worker[];

const onEngine: ReadonlySet<Service> = new Set(['trainer', 'explainer']);

/**
 * Runs a service until it is told to leave by SIGTERM, SIGINT or, when it was forked, its parent's end, or
 * reaches a limit of its shift. It then lets its jobs end, hands back in time what has not, and exits with 0.
 */
export async function serve(
  service: Service,
  hosted: readonly HostedStage[],
  beside: Beside = () => [],
): Promise<void> {
  const environment = readEnvironment();
  const logger = openLogger(service, environment.logLevel);
  await openTracing(service);
  const context = openContext();
  // Jobs of this service would fail one by one: better never to take one.
  const asked = environment.requireGpu || environment.engine === 'tensorflow';
  if (asked && onEngine.has(service)) await context.trunks.engine();
  await Promise.all([checkRedis(environment.redisUrl ?? ''), checkStore(context.store)]);
  const shift = openShift(environment.shift);
  const opened = new Map<string, ChildProcesses>();
  const childrenOf = (file: URL): ChildProcesses => {
    const known = opened.get(file.href);
    if (known) return known;
    const children = childProcesses(file, environment.stallSeconds, shift.grace);
    opened.set(file.href, children);
    return children;
  };
  const workers = hosted.map(({ stage, processor, concurrency: own, ahead = 0 }): Worker => {
    const concurrency = own === 'configured' ? environment.concurrency : own;
    const by = processor instanceof URL ? childrenOf(processor) : processor;
    if (typeof by !== 'function') by.begin(Math.min(ahead, concurrency));
    return hostStage(stage, by, {
      redis: context.redis,
      board: context.board,
      store: context.store,
      logger,
      shift,
      concurrency,
    });
  });
  workers.push(...beside(context, logger));
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  logger.info({ stages: hosted.map(({ stage }) => stage), store: context.store.url }, 'ready');
  process.send?.({ ready: service });
  let closed: Promise<unknown> | undefined;
  const leave = (why: string, drain = Infinity): void => {
    const jobs = shift.count();
    logger.info({ why, jobs, ...(drain < Infinity ? { drain } : {}) }, 'leaving');
    // No more jobs are taken; those under way may end.
    closed ??= Promise.all(workers.map((worker) => worker.close()))
      .finally(flushTraces)
      .finally(() => process.exit(0));
    if (drain === Infinity) return;
    setTimeout(() => shift.giveBack(), drainSteps(drain).finish * 1_000);
    setTimeout(() => process.exit(0), drain * 1_000);
  };
  const { drain } = environment.shift;
  shift.watch(
    () => context.redis.status === 'ready',
    (why, soon) => leave(why, soon ? drain : Infinity),
  );
  const told = new Set<string>();
  const hear = (signal: NodeJS.Signals): void => {
    // A scheduler may signal us and our parent, who hands it on; a person presses Ctrl-C again to say: now.
    if (told.has(signal) && signal !== 'SIGINT') return;
    leave(signal, told.has(signal) ? orphanDrain : drain);
    told.add(signal);
  };
  process.on('SIGTERM', hear);
  process.on('SIGINT', hear);
  process.on('disconnect', () => leave('the parent has gone', Math.min(drain, orphanDrain)));
}

/** The entry point of a service: an error at the start is told, with the exit status of its code. */
export function start(service: Service, hosted: readonly HostedStage[], beside?: Beside): void {
  serve(service, hosted, beside).catch((error: unknown) => endWith(service, error));
}

/** Tells an error, and ends with the exit status of its code. */
export function endWith(service: Service, error: unknown): void {
  const known = error instanceof FoldcamError ? error : undefined;
  const logger = openLogger(service, 'error');
  const message = error instanceof Error ? error.message : String(error);
  const { code = 'FOLDCAM_E_INTERNAL', remedy, problems = [] } = known ?? {};
  logger.fatal({ code, remedy, ...(problems.length > 1 ? { problems } : {}) }, message);
  process.exit(known ? errorKind(known.code).exit : 1);
}
