import { Redis } from 'ioredis';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { redactUrl } from './redactUrl.js';

const patience = 8_000;

/**
 * Pings Redis once.
 * @throws FoldcamError FOLDCAM_E_REDIS_UNREACHABLE within 10 s, naming the address without its password
 */
export async function checkRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: patience,
    commandTimeout: patience,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let seen: Error | undefined;
  let timer: NodeJS.Timeout | undefined;
  // A server that takes the connection and then says nothing meets none of the limits above.
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), patience);
  });
  redis.on('error', (error: Error) => (seen = error));
  try {
    await Promise.race([redis.connect().then(() => redis.ping()), late]);
    // A database that does not exist is answered by an event alone.
    if (seen) throw seen;
  } catch (cause) {
    const reason = seen ?? (cause instanceof Error ? cause : new Error(String(cause)));
    throw new FoldcamError(
      'FOLDCAM_E_REDIS_UNREACHABLE',
      `no Redis at ${redactUrl(url)}: ${reason.message}`,
      { cause },
    );
  } finally {
    clearTimeout(timer);
    redis.disconnect();
  }
}
