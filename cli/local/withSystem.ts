import { readEnvironment, type Environment } from '../../adapters/env/readEnvironment.js';
import { openRedis } from '../../adapters/queue/openRedis.js';
import { openSweepBoard } from '../../adapters/queue/SweepBoard.js';
import { checkRedis } from '../../adapters/redis/checkRedis.js';
import { checkStore } from '../../adapters/store/checkStore.js';
import { openStore } from '../../adapters/store/openStore.js';
import type { Jobs } from '../../adapters/sweep/readStatus.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';

/** The running system that a command steers or asks. */
export interface System {
  readonly environment: Environment;
  readonly store: ObjectStore;
  /** Absent where REDIS_URL is not set and the command can do without. */
  readonly jobs: Jobs | undefined;
}

/** Opens the store (without FOLDCAM_STORE that of `foldcam run`) and Redis where it is set; checks both. */
export async function withSystem<T>(work: (system: System) => Promise<T>): Promise<T> {
  const environment = readEnvironment();
  const store = openStore(environment.storeUrl ?? localStore(defaultOut));
  const { redisUrl } = environment;
  await Promise.all([checkStore(store), redisUrl === undefined ? undefined : checkRedis(redisUrl)]);
  const redis = redisUrl === undefined ? undefined : openRedis(redisUrl);
  try {
    const jobs = redis && { redis, board: openSweepBoard(redis) };
    return await work({ environment, store, jobs });
  } finally {
    redis?.disconnect();
    await store.close();
  }
}

export const defaultOut = './foldcam-out';

/** Where `foldcam run` keeps its store when no other is named. */
export const localStore = (out: string): string => `${out}/store`;

/** @throws FoldcamError FOLDCAM_E_CONFIG where REDIS_URL is not set */
export function requireJobs(system: System): Jobs {
  if (system.jobs) return system.jobs;
  throw new FoldcamError('FOLDCAM_E_CONFIG', 'REDIS_URL is not set', {
    where: { key: 'REDIS_URL' },
    remedy: 'Set it to the Redis of the running system; `foldcam run` needs none.',
  });
}
