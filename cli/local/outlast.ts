import { setTimeout as pause } from 'node:timers/promises';
import { asRedisError } from '../../adapters/redis/asRedisError.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { failureClass } from '../../core/jobs/retryPolicy.js';

export interface Outage {
  readonly signal: AbortSignal;
  /** For people: what is away, and later that it is back. */
  readonly tell: (line: string) => void;
  /** Milliseconds without an answer after which it is told. */
  readonly quiet?: number;
  /** Milliseconds after which it is given up, as jobs are. */
  readonly patience?: number;
}

/**
 * Asks Redis and the store until they answer. Commands to a Redis that is away wait for it, so that
 * silence is all that is noticed of it.
 * @throws FoldcamError FOLDCAM_E_REDIS_UNREACHABLE or what the store says, after six minutes;
 * FOLDCAM_E_INTERRUPTED where the signal is aborted meanwhile
 */
export async function outlast<T>(
  ask: () => Promise<T>,
  { signal, tell, quiet = 10_000, patience = 6 * 60_000 }: Outage,
): Promise<T> {
  const end = Date.now() + patience;
  const state = { told: false };
  const say = (what: string): void => {
    if (!state.told) tell(`${what}: waiting for up to ${Math.ceil(patience / 60_000)} minutes`);
    state.told = true;
  };
  const watch = new AbortController();
  const silence = async (): Promise<never> => {
    const options = { signal: AbortSignal.any([signal, watch.signal]) };
    try {
      await pause(Math.min(quiet, patience), undefined, options);
      say('Redis does not answer');
      await pause(Math.max(0, end - Date.now()), undefined, options);
    } catch {
      throw new FoldcamError('FOLDCAM_E_INTERRUPTED', 'interrupted');
    }
    throw new FoldcamError('FOLDCAM_E_REDIS_UNREACHABLE', 'Redis does not answer any more');
  };
  const given = silence();
  given.catch(() => undefined);
  try {
    for (;;) {
      try {
        const answer = await Promise.race([ask(), given]);
        if (state.told) tell('it answers again');
        return answer;
      } catch (thrown) {
        const error = asRedisError(thrown);
        const outage = error instanceof FoldcamError && failureClass(error.code) === 'outage';
        if (!outage || Date.now() >= end) throw error;
        say(`${error.code} ${error.message}`);
        await Promise.race([pause(Math.min(1_000, patience)), given]);
      }
    }
  } finally {
    watch.abort();
  }
}
