import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { enqueueSweep } from '../../adapters/queue/enqueueSweep.js';
import { openRedis } from '../../adapters/queue/openRedis.js';
import { submitSweep, type Submission } from '../../adapters/queue/submitSweep.js';
import { openSweepBoard } from '../../adapters/queue/SweepBoard.js';
import { openStore } from '../../adapters/store/openStore.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { readStatus, type Jobs } from '../../adapters/sweep/readStatus.js';
import { within } from '../../adapters/time/within.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { Service } from '../../core/jobs/stages.js';
import type { ObjectStore } from '../../core/ports.js';
import { checkSurvival, type Survival } from './checkSurvival.js';
import { drawFaults } from './drawFaults.js';
import type { Fault, FaultKind } from './Fault.js';
import { startFaultyProxy } from './startFaultyProxy.js';
import { startFleet, type Fleet } from './startFleet.js';
import { startMortalRedis, type MortalRedis } from './startMortalRedis.js';

/** Where a run's objects lie, and what reaches them when nothing is wrong. */
export interface ChaosStore {
  /** `s3://bucket/prefix` */
  readonly url: string;
  /** S3_ENDPOINT and AWS_*. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface ChaosOptions {
  readonly submission: Submission;
  readonly store: ChaosStore;
  /** A folder of backbones. */
  readonly backbones: string;
  /** Of this run alone. */
  readonly folder: string;
  /** Without one nothing goes wrong. */
  readonly seed?: number;
}

export interface ChaosRun extends Survival {
  readonly seconds: number;
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
  readonly storeFaults: number;
  /** Why the sweep has not ended, where it has not. */
  readonly lost: string | undefined;
}

const services: readonly Service[] = [
  ...(['producer', 'trainer', 'trainer', 'explainer', 'scorer'] as const),
];

/** Of the store's requests: 15 %. */
const storeFaults = { error: 0.05, slowDown: 0.05, cut: 0.03, loseAnswer: 0.02 } as const;

/** A sweep that takes longer is lost. */
const longest = 600;

/** Runs a sweep on a fleet while what a seed draws goes wrong, then looks at what is left. */
export async function runChaos(options: ChaosOptions): Promise<ChaosRun> {
  const { submission, store: place, folder, backbones, seed } = options;
  await mkdir(folder, { recursive: true });
  const redis = await startMortalRedis(path.join(folder, 'redis'));
  const proxy = await startFaultyProxy({
    upstream: place.variables['S3_ENDPOINT'] ?? '',
    seed: seed ?? 0,
  });
  const mark = `chaos-${process.pid}-${seed ?? 'none'}-${Date.now()}`;
  const shared = {
    REDIS_URL: redis.url,
    FOLDCAM_STORE: place.url,
    // The same for all runs, whatever is installed meanwhile: others leave other bytes.
    FOLDCAM_ENGINE: 'wasm',
    FOLDCAM_TRUNK: 'engine',
    FOLDCAM_BACKBONES: backbones,
    FOLDCAM_CONCURRENCY: '1',
    // Killed this often, a training must go on from where it was.
    FOLDCAM_CHECKPOINT_SECONDS: '1',
    FOLDCAM_TEST_MARK: mark,
  };
  const fleet = startFleet({
    services,
    environment: {
      ...place.variables,
      ...shared,
      S3_ENDPOINT: proxy.url,
      // One machine: what is killed while it keeps features must not harm the others.
      XDG_CACHE_HOME: path.join(folder, 'cache'),
    },
    logFile: path.join(folder, 'workers.log'),
  });
  const store = openStore(place.url, place.variables);
  const connection = openRedis(redis.url);
  const jobs = { redis: connection, board: openSweepBoard(connection) };
  const counts: Partial<Record<FaultKind, number>> = {};
  const calm = new AbortController();
  const start = Date.now();
  const turmoil =
    seed === undefined ? undefined : disturb(seed, { redis, fleet, counts, signal: calm.signal });
  if (seed !== undefined) proxy.set(storeFaults);
  let sweep = '';
  let lost: string | undefined;
  try {
    sweep = await operate(submission, store, jobs, start + 1000 * longest);
  } catch (error) {
    lost = error instanceof Error ? error.message : String(error);
  }
  const seconds = (Date.now() - start) / 1000;
  calm.abort();
  await turmoil;
  proxy.set({});
  await fleet.stop();
  const survival = await checkSurvival({
    sweep,
    store,
    jobs,
    mark,
    environment: { ...place.variables, ...shared },
  });
  connection.disconnect();
  await Promise.all([proxy.close(), store.close()]);
  await redis.stop();
  return { ...survival, seconds, faults: counts, storeFaults: proxy.faults(), lost };
}

/** What a person does: submits until it is taken, and resumes from the store when Redis has forgotten it. */
async function operate(
  submission: Submission,
  store: ObjectStore,
  jobs: Jobs,
  deadline: number,
): Promise<string> {
  let sweep: string | undefined;
  let last = 'not submitted';
  while (Date.now() < deadline) {
    try {
      sweep ??= (
        await submitSweep(store, jobs.redis, submission, { signal: AbortSignal.timeout(60_000) })
      ).sweep;
      const plan = await readPlan(store, sweep);
      const { state, missing } = await within(
        10_000,
        readStatus(store, plan, jobs),
        () => new Error('no answer'),
      );
      last = state;
      if (state === 'done') return sweep;
      if (state === 'incomplete') throw new Lost(`${missing} missing`);
      if (state === 'stopped') await enqueueSweep(jobs.redis, jobs.board, plan, Date.now());
    } catch (error) {
      if (error instanceof Lost || (error instanceof FoldcamError && error.permanent)) throw error;
      last = error instanceof Error ? error.message : String(error);
    }
    await pause(1000);
  }
  throw new Lost(`not done in time: ${last}`);
}

class Lost extends Error {}

interface Scene {
  readonly redis: MortalRedis;
  readonly fleet: Fleet;
  readonly counts: Partial<Record<FaultKind, number>>;
  readonly signal: AbortSignal;
}

/** Lets happen what is drawn, second by second, until told that it is enough; then all is mended. */
async function disturb(seed: number, scene: Scene): Promise<void> {
  const pending: Promise<void>[] = [];
  for (const faults of drawFaults(seed, longest, scene.fleet.size)) {
    if (scene.signal.aborted) break;
    for (const fault of faults) {
      scene.counts[fault.kind] = (scene.counts[fault.kind] ?? 0) + 1;
      pending.push(strike(fault, scene));
    }
    await pause(1000);
  }
  await Promise.all(pending);
}

async function strike(fault: Fault, { redis, fleet }: Scene): Promise<void> {
  switch (fault.kind) {
    case 'kill':
      return fleet.kill(fault.worker, fault.away);
    case 'machine':
      await Promise.all(
        Array.from({ length: fleet.size }, (_, worker) => fleet.kill(worker, fault.away)),
      );
      return;
    case 'freeze':
      return fleet.freeze(fault.worker, fault.away);
    case 'redis killed':
      await redis.kill();
      await pause(1000 * fault.away);
      return redis.start();
    case 'redis silent':
      redis.silence();
      await pause(1000 * fault.away);
      redis.wake();
      return;
    case 'redis flushed':
      return redis.flush();
  }
}
