import { setImmediate as breathe } from 'node:timers/promises';

/** Reads as before until the signal is aborted, and lets the process hear of that before each read. */
export function stoppable<A extends unknown[], R>(
  read: (...args: A) => Promise<R>,
  signal: AbortSignal | undefined,
): (...args: A) => Promise<R> {
  return async (...args) => {
    await breathe();
    if (signal?.aborted) throw new Error(`stopped: ${String(signal.reason)}`);
    return read(...args);
  };
}
