import { Redis } from 'ioredis';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { within } from '../time/within.js';
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
  redis.on('error', (error: Error) => (seen = error));
  try {
    // A server that takes the connection and then says nothing meets none of the limits above.
    const answer = redis.connect().then(() => redis.ping());
    await within(patience, answer, () => new Error('no answer'));
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
    redis.disconnect();
  }
}
