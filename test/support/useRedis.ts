import path from 'node:path';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll } from 'vitest';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { openRedis } from '../../adapters/queue/openRedis.js';
import { startEmbeddedRedis, type EmbeddedRedis } from '../../adapters/redis/startEmbeddedRedis.js';
import { temporaryFolders } from './temporaryFolders.js';

/** A real Redis server for one test file. Call it at the top of the file; what it gives is for tests. */
export function useRedis(): { url(): string; connect(): Redis } {
  const folder = temporaryFolders();
  const connections: Redis[] = [];
  let server: EmbeddedRedis | undefined;
  beforeAll(async () => {
    const { cacheFolder } = readEnvironment();
    server = await startEmbeddedRedis({ folder: path.join(await folder(), 'redis'), cacheFolder });
  });
  afterAll(async () => {
    for (const connection of connections) connection.disconnect();
    await server?.stop();
  });
  const url = (): string => {
    if (!server) throw new Error('the server is not there yet');
    return server.url;
  };
  return {
    url,
    connect: () => {
      const connection = openRedis(url());
      connections.push(connection);
      return connection;
    },
  };
}
