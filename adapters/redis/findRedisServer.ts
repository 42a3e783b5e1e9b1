import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { fetchDebianRedis } from './fetchDebianRedis.js';
import type { RedisServer } from './RedisServer.js';

/**
 * Finds a server to start: on the PATH, else Debian's package in the user's cache, fetched when it is
 * not there yet.
 * @param tell hears of a download before it begins
 * @throws FoldcamError FOLDCAM_E_REDIS_MISSING
 */
export async function findRedisServer(
  cacheFolder: string,
  tell: (line: string) => void = () => undefined,
): Promise<RedisServer> {
  for (const name of ['redis-server', 'valkey-server']) {
    const command = onPath(name);
    if (command !== undefined) return { command };
  }
  try {
    return await fetchDebianRedis(path.join(cacheFolder, 'redis'), onPath, tell);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FoldcamError(
      'FOLDCAM_E_REDIS_MISSING',
      `there is no redis-server or valkey-server on the PATH, and Debian's cannot be fetched: ${reason}`,
      { cause },
    );
  }
}

function onPath(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    if (folder === '') continue;
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return undefined;
}
