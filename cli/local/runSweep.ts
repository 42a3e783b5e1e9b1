import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readEnvironment, type Environment } from '../../adapters/env/readEnvironment.js';
import { enqueueSweep } from '../../adapters/queue/enqueueSweep.js';
import { openRedis } from '../../adapters/queue/openRedis.js';
import { openSweepBoard } from '../../adapters/queue/SweepBoard.js';
import { checkRedis } from '../../adapters/redis/checkRedis.js';
import { checkStore } from '../../adapters/store/checkStore.js';
import { openStore } from '../../adapters/store/openStore.js';
import { exportSweep } from '../../adapters/sweep/exportSweep.js';
import { prepareSweep, type PreparedSweep } from '../../adapters/sweep/prepareSweep.js';
import { readMissing } from '../../adapters/sweep/readMissing.js';
import { storeSweep } from '../../adapters/sweep/storeSweep.js';
import type { ObjectStore } from '../../core/ports.js';
import { distinctUngrouped } from '../../core/sweep/distinctUngrouped.js';
import { parseSweep } from '../../core/sweep/parseSweep.js';
import type { Plan } from '../../core/sweep/Plan.js';
import type { SweepSpec } from '../../core/sweep/SweepSpec.js';
import { withData } from '../../core/sweep/withData.js';
import { formatProblems } from '../terminal/formatProblems.js';
import type { Output } from '../terminal/Output.js';
import { checkEnd } from './checkEnd.js';
import { engineHint } from './engineHint.js';
import { followSweep } from './followSweep.js';
import { onInterrupt } from './onInterrupt.js';
import {
  logFileIn,
  systemOnDemand,
  type LocalSystem,
  type SystemOnDemand,
} from './systemOnDemand.js';
import { localStore } from './withSystem.js';

export interface SweepToRun {
  readonly text: string;
  /** What problems call the sweep file. */
  readonly file: string;
  /** The folder that a relative `data:` starts from. */
  readonly base: string;
  /** Stands in for the sweep file's `data:`. */
  readonly data: string | undefined;
  readonly out: string;
  /** Jobs of one kind at once. */
  readonly workers: number | undefined;
}

/**
 * Runs a sweep to its report with services and a Redis of its own, unless REDIS_URL names one.
 * @returns the exit status: 1 where cells are missing
 */
export async function runSweep(sweep: SweepToRun, output: Output): Promise<number> {
  const environment = readEnvironment();
  const { text, file, data, out, workers } = sweep;
  const spec = parseSweep(text, { file, data });
  const { redisUrl } = environment;
  const storeUrl = environment.storeUrl ?? localStore(out);
  const store = openStore(storeUrl);
  await Promise.all([checkStore(store), redisUrl === undefined ? undefined : checkRedis(redisUrl)]);
  const submission = data === undefined ? text : withData(text, data);
  const system = systemOnDemand({ environment, storeUrl, out, workers }, output);
  const { plan, page } = await onInterrupt(async (signal) => {
    try {
      const computation = { sweep, spec, submission, environment, store, system, signal };
      const planned = await compute(computation, output);
      const folder = path.join(out, planned.id);
      const [exported] = await Promise.all([exportSweep(store, planned.id, folder), system.stop()]);
      return { plan: planned, page: exported };
    } finally {
      await system.stop();
    }
  });
  const missing = (await readMissing(store, plan.id)) ?? [];
  if (missing.length > 0) {
    output.note(`cells missing: ${missing.length}; the report names them. Run again to retry.`);
  }
  await store.close();
  output.result({ sweep: plan.id, report: page, missing }, page);
  return missing.length > 0 ? 1 : 0;
}

interface Computation {
  readonly sweep: SweepToRun;
  readonly spec: SweepSpec;
  /** The sweep file, with the data set that was named instead of its own. */
  readonly submission: string;
  readonly environment: Environment;
  readonly store: ObjectStore;
  readonly system: SystemOnDemand;
  readonly signal: AbortSignal;
}

/** Plans a sweep, and has what is missing of it computed. */
async function compute(computation: Computation, output: Output): Promise<Plan> {
  const { sweep, spec, submission, environment, store, system, signal } = computation;
  const { base, out } = sweep;
  const { backboneFolders, cacheFolder } = environment;
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(new Error('interrupted'))),
  );
  aborted.catch(() => undefined);
  if (await isNew(out, spec.name, submission)) void system.start();
  const preparing = prepareSweep(spec, { base, backboneFolders, cacheFolder, signal });
  const prepared = await Promise.race([preparing, aborted]);
  const { plan, warnings } = prepared;
  if (warnings.length > 0) output.note(formatProblems(warnings, output.errorColors));
  const lacking = await readMissing(store, plan.id);
  if (lacking?.length === 0) {
    output.note(`${plan.id} is finished: nothing to compute`);
    return plan;
  }
  const hint = await engineHint(environment);
  if (hint !== undefined) output.note(hint);
  const ungrouped = distinctUngrouped(plan).length;
  const more = ungrouped > 0 ? ` and ${ungrouped} on folds that ignore groups` : '';
  const told = `${plan.cells.length} cells${more}; the services log to ${logFileIn(out)}`;
  output.note(`${plan.id}: ${told}`);
  const started = system.start();
  await Promise.race([follow({ prepared, submission, store, started, signal }, output), aborted]);
  return plan;
}

/**
 * Whether a folder of results has services start while a sweep is planned: there have been some, and no
 * report of the same sweep file is there, by which nothing may be left to compute.
 */
async function isNew(out: string, name: string, submission: string): Promise<boolean> {
  const entries = await readdir(out).catch((): string[] => []);
  if (!entries.includes(path.basename(logFileIn(out)))) return false;
  const read = (folder: string): Promise<string | undefined> =>
    readFile(path.join(out, folder, 'spec.yaml'), 'utf8').catch(() => undefined);
  const reported = await Promise.all(
    entries.filter((entry) => entry.startsWith(`${name}-`)).map(read),
  );
  return !reported.includes(submission);
}

interface Following {
  readonly prepared: PreparedSweep;
  readonly submission: string;
  readonly store: ObjectStore;
  readonly started: Promise<LocalSystem>;
  readonly signal: AbortSignal;
}

async function follow(
  { prepared, submission, store, started, signal }: Following,
  output: Output,
): Promise<void> {
  const { plan } = prepared;
  const [{ redisUrl, broken }] = await Promise.all([
    started,
    storeSweep(store, prepared, submission),
  ]);
  signal.throwIfAborted();
  const redis = openRedis(redisUrl);
  // What it has been asked would wait for a Redis that is being stopped.
  signal.addEventListener('abort', () => redis.disconnect());
  const jobs = { redis, board: openSweepBoard(redis) };
  const work = async (): Promise<void> => {
    await enqueueSweep(redis, jobs.board, plan, Date.now());
    const status = await followSweep(store, plan, jobs, output, signal);
    if (!signal.aborted) checkEnd(status);
  };
  try {
    await Promise.race([work(), broken]);
  } finally {
    redis.disconnect();
  }
}
