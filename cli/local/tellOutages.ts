import type { Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import { checkStore } from '../../adapters/store/checkStore.js';
import { within } from '../../adapters/time/within.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { outagePatience } from '../../core/jobs/outagePatience.js';
import type { ObjectStore } from '../../core/ports.js';

const usualLook = 3_000;

export interface OutageOptions {
  readonly redis: Redis;
  readonly store: ObjectStore;
  /** Hears of the beginning and the end of each outage. */
  readonly tell: (line: string) => void;
  /** Milliseconds for which an outage is borne. */
  readonly patience?: number;
  /** Milliseconds between two looks, and as long as Redis may take to answer one. */
  readonly look?: number;
}

/**
 * Does what waits while Redis or the store is away, and tells of it meanwhile.
 * @throws FoldcamError FOLDCAM_E_REDIS_UNREACHABLE, FOLDCAM_E_STORE_UNREACHABLE or what else the store
 * says, once it has been away for as long as jobs are tried again
 * @param work is told when it was given up
 */
export async function tellOutages<T>(
  options: OutageOptions,
  work: (over: AbortSignal) => Promise<T>,
): Promise<T> {
  const { redis, store, look = usualLook } = options;
  const over = new AbortController();
  const silent = (): Error => new FoldcamError('FOLDCAM_E_REDIS_UNREACHABLE', 'no answer');
  const askRedis = (): Promise<unknown> => within(look, redis.ping(), silent);
  try {
    return await Promise.race([
      work(over.signal),
      bear('Redis', askRedis, options, over.signal),
      bear('The store', () => checkStore(store), options, over.signal),
    ]);
  } finally {
    over.abort();
  }
}

/** Asks again and again; rejects when there was no answer for too long, and never once it is over. */
async function bear(
  name: string,
  ask: () => Promise<unknown>,
  { tell, patience = outagePatience(), look = usualLook }: OutageOptions,
  over: AbortSignal,
): Promise<never> {
  const limit = `waiting for it, ${Math.max(1, Math.round(patience / 60_000))} minutes at most`;
  let since: number | undefined;
  while (!isOver(over)) {
    const failure = await ask().then(() => undefined, asError);
    if (isOver(over)) break;
    if (failure === undefined) {
      if (since !== undefined) tell(`${name} answers again`);
      since = undefined;
    } else {
      if (since === undefined) tell(`${name} does not answer (${failure.message}): ${limit}`);
      since ??= Date.now();
      const hopeless = failure instanceof FoldcamError && failure.permanent;
      if (hopeless || Date.now() - since >= patience) throw failure;
    }
    await pause(look, undefined, { signal: over, ref: false }).catch(() => undefined);
  }
  return new Promise<never>(() => undefined);
}

const isOver = ({ aborted }: AbortSignal): boolean => aborted;

const asError = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error(String(reason));
