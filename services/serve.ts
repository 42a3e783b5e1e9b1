import os from 'node:os';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'bullmq';
import { builtFile } from '../adapters/env/findPackage.js';
import { childProcesses } from '../adapters/queue/childProcesses.js';
import { hostStage } from '../adapters/queue/hostStage.js';
import { openShift } from '../adapters/queue/openShift.js';
import { checkRedis } from '../adapters/redis/checkRedis.js';
import { openLogger } from '../adapters/telemetry/openLogger.js';
import { flushTraces, openTracing, tracedAs } from '../adapters/telemetry/openTracing.js';
import { checkStore } from '../adapters/store/checkStore.js';
import { errorKind } from '../core/errors/catalogue.js';
import { FoldcamError } from '../core/errors/FoldcamError.js';
import { drainSteps } from '../core/jobs/ShiftLimits.js';
import { stages, type Service, type Stage } from '../core/jobs/stages.js';
import { readEnvironment } from '../adapters/env/readEnvironment.js';
import { openContext } from './context.js';
import type { HostedService } from './HostedService.js';

// A parent that has gone waits for nothing, and may have been killed for good reason.
const orphanDrain = 3;

const onEngine: ReadonlySet<Service> = new Set(['trainer', 'explainer']);

const taskFile = pathToFileURL(builtFile('services/task.child.js'));

/**
 * Runs services until they are told to leave by SIGTERM, SIGINT or, when they were forked, their parent's end,
 * or reach a limit of their shift. They then let their jobs end, hand back in time what has not, and exit with 0.
 * Several in one process share its child processes: as many run at once as the machine has cores, and one more.
 */
async function serve(hosted: readonly HostedService[], tasks: URL): Promise<void> {
  const environment = readEnvironment();
  const { concurrency, engine, logLevel, requireGpu, stallSeconds } = environment;
  const name = nameOf(hosted);
  const logger = openLogger(name, logLevel);
  await openTracing(name);
  const context = openContext();
  // Jobs of this service would fail one by one: better never to take one.
  const asked = requireGpu || engine === 'tensorflow';
  if (asked && hosted.some((service) => onEngine.has(service.name))) await context.trunks.engine();
  const shift = openShift(environment.shift);
  const children = childProcesses(tasks, {
    stallSeconds,
    leavingGrace: shift.grace,
    // One more than there are cores, for who waits for the disk or the store.
    ...(hosted.length > 1 ? { most: 1 + Math.max(concurrency, os.availableParallelism()) } : {}),
    // What is further on goes first: cells then come to their end.
    rank: ({ queueName }) => stages.indexOf(queueName as Stage),
    variables: tracedAs(name),
  });
  // They start while Redis and the store are asked whether they are there.
  for (const { ahead = 0 } of hosted.flatMap((service) => service.stages)) {
    children.begin(Math.min(ahead, concurrency));
  }
  await Promise.all([checkRedis(environment.redisUrl ?? ''), checkStore(context.store)]);
  const workers: Worker[] = [];
  for (const service of hosted) {
    const own = hosted.length > 1 ? openLogger(service.name, logLevel) : logger;
    for (const { stage, here, concurrency: jobs } of service.stages) {
      const most = jobs === 'configured' ? concurrency : jobs;
      const { redis, board, store } = context;
      const options = { redis, board, store, logger: own, shift, concurrency: most };
      workers.push(hostStage(stage, here ?? children, options));
    }
    workers.push(...((await service.beside?.(context, own)) ?? []));
  }
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  const worked = hosted.flatMap((service) => service.stages.map(({ stage }) => stage));
  logger.info({ stages: worked, store: context.store.url }, 'ready');
  process.send?.({ ready: name });
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

/**
 * The entry point of a process: an error at the start is told, with the exit status of its code.
 * @param tasks what child processes run, with a task for every stage of theirs
 */
export function start(hosted: readonly HostedService[], tasks = taskFile): void {
  serve(hosted, tasks).catch((error: unknown) => endWith(nameOf(hosted), error));
}

/** Of the process, in its log and its traces. */
const nameOf = (hosted: readonly HostedService[]): string =>
  hosted.length === 1 && hosted[0] ? hosted[0].name : 'services';

/** Tells an error, and ends with the exit status of its code. */
function endWith(name: string, error: unknown): void {
  const known = error instanceof FoldcamError ? error : undefined;
  const logger = openLogger(name, 'error');
  const message = error instanceof Error ? error.message : String(error);
  const { code = 'FOLDCAM_E_INTERNAL', remedy, problems = [] } = known ?? {};
  logger.fatal({ code, remedy, ...(problems.length > 1 ? { problems } : {}) }, message);
  process.exit(known ? errorKind(known.code).exit : 1);
}
