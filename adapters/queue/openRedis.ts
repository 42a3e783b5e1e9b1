import { Redis } from 'ioredis';

/** Everything that foldcam keeps in Redis starts with this. */
export const prefix = 'foldcam';

/**
 * A connection as BullMQ wants it: commands wait while Redis is away, instead of failing. Check that
 * it is there with `checkRedis` first.
 */
export function openRedis(url: string): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: null, enableReadyCheck: true });
  // Without a listener every reconnection attempt would be an uncaught error; BullMQ reports its own.
  redis.on('error', () => undefined);
  return redis;
}
