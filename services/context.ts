import type { Redis } from 'ioredis';
import { readEnvironment, type Environment } from '../adapters/env/readEnvironment.js';
import { cachedFeatures } from '../adapters/features/cachedFeatures.js';
import { trunkSource, type TrunkSource } from '../adapters/features/TrunkSource.js';
import { countedStore } from '../adapters/progress/countedStore.js';
import { openRedis } from '../adapters/queue/openRedis.js';
import { openSweepBoard, type SweepBoard } from '../adapters/queue/SweepBoard.js';
import { openStore } from '../adapters/store/openStore.js';
import { openWorkMeter, type WorkMeter } from '../adapters/telemetry/workMeter.js';
import { onShrunk } from '../adapters/tensor/memory/shrunk.js';
import { inputError } from '../core/errors/inputError.js';
import type { Problem } from '../core/errors/Problem.js';
import type { ObjectStore } from '../core/ports.js';
import { logEngine } from './logEngine.js';
import { logShrunk } from './logShrunk.js';
import { logUncached } from './logUncached.js';

/** What a service's jobs work with; opened once per process. */
export interface Context {
  readonly environment: Environment;
  readonly store: ObjectStore;
  readonly redis: Redis;
  readonly board: SweepBoard;
  readonly trunks: TrunkSource;
  readonly meter: WorkMeter;
}

let opened: Context | undefined;

/** @throws FoldcamError FOLDCAM_E_CONFIG, FOLDCAM_E_STORE_URL */
export function openContext(): Context {
  opened ??= open();
  return opened;
}

function open(): Context {
  const environment = readEnvironment();
  const { redisUrl, storeUrl } = environment;
  if (redisUrl === undefined || storeUrl === undefined) {
    const missing = Object.entries({ REDIS_URL: redisUrl, FOLDCAM_STORE: storeUrl })
      .filter(([, value]) => value === undefined)
      .map(([key]): Problem => ({
        code: 'FOLDCAM_E_CONFIG',
        severity: 'error',
        message: `${key} is not set`,
        remedy: 'A service needs REDIS_URL and FOLDCAM_STORE; `foldcam run` brings its own.',
      }));
    throw inputError(missing);
  }
  onShrunk(logShrunk(environment.logLevel));
  const redis = openRedis(redisUrl);
  const store = cachedFeatures(openStore(storeUrl), environment, logUncached(environment.logLevel));
  return {
    environment,
    store: countedStore(store),
    redis,
    board: openSweepBoard(redis),
    trunks: trunkSource({ ...environment, ...logEngine(environment.logLevel) }),
    meter: openWorkMeter(redis),
  };
}
