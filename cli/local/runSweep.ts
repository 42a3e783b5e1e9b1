import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { readEnvironment, type Environment } from '../../adapters/env/readEnvironment.js';
import { enqueueSweep } from '../../adapters/queue/enqueueSweep.js';
import { openRedis } from '../../adapters/queue/openRedis.js';
import { openSweepBoard } from '../../adapters/queue/SweepBoard.js';
import { checkRedis } from '../../adapters/redis/checkRedis.js';
import { startEmbeddedRedis } from '../../adapters/redis/startEmbeddedRedis.js';
import { checkStore } from '../../adapters/store/checkStore.js';
import { openStore } from '../../adapters/store/openStore.js';
import { exportSweep } from '../../adapters/sweep/exportSweep.js';
import { prepareSweep, type PreparedSweep } from '../../adapters/sweep/prepareSweep.js';
import { readReport } from '../../adapters/sweep/readReport.js';
import { storeSweep } from '../../adapters/sweep/storeSweep.js';
import type { ObjectStore } from '../../core/ports.js';
import { distinctUngrouped } from '../../core/sweep/distinctUngrouped.js';
import { parseSweep } from '../../core/sweep/parseSweep.js';
import { withData } from '../../core/sweep/withData.js';
import { formatProblems } from '../terminal/formatProblems.js';
import type { Output } from '../terminal/Output.js';
import { checkEnd } from './checkEnd.js';
import { engineHint } from './engineHint.js';
import { followSweep } from './followSweep.js';
import { onInterrupt } from './onInterrupt.js';
import { runServices } from './runServices.js';
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
  const { text, file, base, data, out } = sweep;
  const spec = parseSweep(text, { file, data });
  const { redisUrl, backboneFolders, cacheFolder } = environment;
  const storeUrl = environment.storeUrl ?? localStore(out);
  const store = openStore(storeUrl);
  await Promise.all([checkStore(store), redisUrl === undefined ? undefined : checkRedis(redisUrl)]);
  const prepared = await prepareSweep(spec, { base, backboneFolders, cacheFolder });
  const { plan, warnings } = prepared;
  if (warnings.length > 0) output.note(formatProblems(warnings, output.errorColors));
  const folder = path.join(out, plan.id);
  const known = await readReport(store, plan.id);
  if (known?.missing.length !== 0) {
    const hint = await engineHint(environment);
    if (hint !== undefined) output.note(hint);
    await mkdir(out, { recursive: true });
    await onInterrupt((signal) =>
      compute({ prepared, store, storeUrl, environment, sweep, signal }, output),
    );
  } else output.note(`${plan.id} is finished: nothing to compute`);
  const page = await exportSweep(store, plan.id, folder);
  const report = await readReport(store, plan.id);
  const missing = report?.missing ?? [];
  if (missing.length > 0) {
    output.note(`cells missing: ${missing.length}; the report names them. Run again to retry.`);
  }
  await store.close();
  output.result({ sweep: plan.id, report: page, missing }, page);
  return missing.length > 0 ? 1 : 0;
}

interface Computation {
  readonly prepared: PreparedSweep;
  readonly store: ObjectStore;
  readonly storeUrl: string;
  readonly environment: Environment;
  readonly sweep: SweepToRun;
  readonly signal: AbortSignal;
}

async function compute(computation: Computation, output: Output): Promise<void> {
  const { prepared, store, storeUrl, environment, sweep, signal } = computation;
  const { plan } = prepared;
  const logFile = path.join(sweep.out, 'foldcam.log');
  const ungrouped = distinctUngrouped(plan).length;
  const more = ungrouped > 0 ? ` and ${ungrouped} on folds that ignore groups` : '';
  output.note(`${plan.id}: ${plan.cells.length} cells${more}; the services log to ${logFile}`);
  // While Redis and the services start.
  const stored = storeSweep(store, prepared, submissionOf(sweep));
  stored.catch(() => undefined);
  await withRedis(environment, sweep.out, output, async (redisUrl) => {
    const services = await runServices({
      logFile,
      environment: {
        REDIS_URL: redisUrl,
        FOLDCAM_STORE: storeUrl,
        ...(sweep.workers === undefined ? {} : { FOLDCAM_CONCURRENCY: String(sweep.workers) }),
      },
    });
    const redis = openRedis(redisUrl);
    const jobs = { redis, board: openSweepBoard(redis) };
    const aborted = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve()),
    );
    const work = async (): Promise<void> => {
      await stored;
      await enqueueSweep(redis, jobs.board, plan, Date.now());
      const status = await followSweep(store, plan, jobs, output, signal);
      if (!signal.aborted) checkEnd(status);
    };
    try {
      await Promise.race([work(), services.broken, aborted]);
    } finally {
      redis.disconnect();
      await services.stop();
    }
  });
}

/** The sweep file, with the data set that was named instead of its own. */
const submissionOf = ({ text, data }: SweepToRun): string =>
  data === undefined ? text : withData(text, data);

async function withRedis(
  environment: Environment,
  out: string,
  output: Output,
  work: (url: string) => Promise<void>,
): Promise<void> {
  if (environment.redisUrl !== undefined) return work(environment.redisUrl);
  const folder = path.join(out, `redis-${process.pid}`);
  const redis = await startEmbeddedRedis({
    folder,
    cacheFolder: environment.cacheFolder,
    tell: (line) => output.note(line),
  });
  try {
    await work(redis.url);
  } finally {
    await redis.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
