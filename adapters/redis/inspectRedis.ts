import { Redis } from 'ioredis';
import { checkRedis } from './checkRedis.js';

export interface RedisFacts {
  readonly version: string;
  /** `noeviction` is what queues need; `unknown` where the server does not tell. */
  readonly evictionPolicy: string;
  readonly persistent: boolean;
}

/** @throws FoldcamError FOLDCAM_E_REDIS_UNREACHABLE */
export async function inspectRedis(url: string): Promise<RedisFacts> {
  await checkRedis(url);
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  try {
    const info = await redis.info();
    const value = (name: string): string | undefined =>
      new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
    return {
      version: value('valkey_version') ?? value('redis_version') ?? 'unknown',
      evictionPolicy: value('maxmemory_policy') ?? 'unknown',
      persistent: value('aof_enabled') === '1',
    };
  } finally {
    redis.disconnect();
  }
}
