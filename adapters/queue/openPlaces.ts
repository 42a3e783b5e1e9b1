/** So many may be at work at once; the others wait for their turn. */
export interface Places {
  /** Waits for a place. @throws where the signal is aborted first */
  take(signal: AbortSignal | undefined): Promise<void>;
  leave(): void;
}

/** @param most at once; who came first goes first */
export function openPlaces(most: number): Places {
  let free = most;
  const waiting = new Set<() => void>();
  return {
    take: async (signal) => {
      if (signal?.aborted) throw told(signal);
      if (free > 0) {
        free--;
        return;
      }
      await new Promise<void>((resolve, reject) => {
        const begin = (): void => {
          signal?.removeEventListener('abort', give);
          resolve();
        };
        const give = (): void => {
          waiting.delete(begin);
          reject(told(signal));
        };
        signal?.addEventListener('abort', give, { once: true });
        waiting.add(begin);
      });
    },
    leave: () => {
      const [next] = waiting;
      if (next) {
        waiting.delete(next);
        next();
      } else free++;
    },
  };
}

const told = (signal: AbortSignal | undefined): Error =>
  new Error(`told to stop before there was a place: ${String(signal?.reason)}`);
