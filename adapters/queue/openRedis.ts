import { Redis } from 'ioredis';

/** Everything that foldcam keeps in Redis starts with this. */
export const prefix = 'foldcam';

// Workers ask for a job and wait up to 10 s for the answer: a shorter silence is no sign of anything.
const longestSilence = 15_000;

/**
 * A connection as BullMQ wants it: commands wait while Redis is away, instead of failing. Check that
 * it is there with `checkRedis` first.
 * @param silence milliseconds without an answer, while one is due, after which a connection is given up
 * and made anew: a peer that vanished without a word closes nothing
 */
export function openRedis(url: string, silence = longestSilence): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    enableReadyCheck: true,
    socketTimeout: silence,
    // After a failover the address leads to another server: connect anew (2: and send the command again).
    reconnectOnError: (error) => (/\bREADONLY\b/.test(error.message) ? 2 : false),
  });
  // Without a listener every reconnection attempt would be an uncaught error; BullMQ reports its own.
  redis.on('error', () => undefined);
  return redis;
}
