import { realpath } from 'node:fs/promises';
import { Redis } from 'ioredis';
import type { ObjectStore } from '../../core/ports.js';
import { openRedis } from '../queue/openRedis.js';
import { openSweepBoard } from '../queue/SweepBoard.js';
import type { Logger } from '../telemetry/openLogger.js';
import type { Api } from './Api.js';
import { interimResults } from './data/interimResults.js';
import { openCellCache } from './data/openCellCache.js';
import { openEvents } from './live/openEvents.js';
import { openSweepCache } from './live/openSweepCache.js';
import { openSweepIndex } from './live/openSweepIndex.js';
import { openTokens, type TokenTexts } from './Tokens.js';

export interface ApiOptions {
  readonly store: ObjectStore;
  readonly redisUrl: string;
  readonly logger: Logger;
  readonly tokens: TokenTexts;
  /** Folders that data of submitted sweeps may lie under; those that are not there are left out. */
  readonly dataRoots: readonly string[];
}

export interface OpenedApi {
  readonly api: Api;
  close(): void;
}

// Who asks is told that Redis is away, instead of waiting for it.
const patience = 5_000;

/** Opens what the routes work with. The store stays open: it is the caller's. */
export async function openApi(options: ApiOptions): Promise<OpenedApi> {
  const { store, redisUrl, logger } = options;
  const redis = new Redis(redisUrl, {
    commandTimeout: patience,
    maxRetriesPerRequest: 3,
    reconnectOnError: (error) => (/\bREADONLY\b/.test(error.message) ? 2 : false),
  });
  redis.on('error', () => undefined);
  const reader = openRedis(redisUrl);
  const board = openSweepBoard(redis);
  const roots = await Promise.all(
    options.dataRoots.map((root) => realpath(root).catch(() => undefined)),
  );
  const sweeps = openSweepCache(store, { redis, board });
  const cells = openCellCache(store);
  const api: Api = {
    store,
    redis,
    board,
    logger,
    tokens: openTokens(options.tokens),
    dataRoots: roots.filter((root) => root !== undefined),
    sweeps,
    index: openSweepIndex(store, board),
    cells,
    results: interimResults(cells),
    events: openEvents({ reader, redis, board, sweeps }),
  };
  return {
    api,
    close: () => {
      api.events.close();
      redis.disconnect();
    },
  };
}
