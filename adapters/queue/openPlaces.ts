/** So many may be at work at once; the others wait for their turn. */
export interface Places {
  /**
   * Waits for a place.
   * @param rank whose is higher goes first, and among equals who came first
   * @throws where the signal is aborted before
   */
  take(signal: AbortSignal | undefined, rank: number): Promise<void>;
  leave(): void;
}

/** @param most at once */
export function openPlaces(most: number): Places {
  let free = most;
  const waiting = new Map<() => void, number>();
  return {
    take: async (signal, rank) => {
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
        waiting.set(begin, rank);
      });
    },
    leave: () => {
      // Sorting keeps the order of equals.
      const [next] = [...waiting].sort(([, a], [, b]) => b - a);
      if (next) {
        const [begin] = next;
        waiting.delete(begin);
        begin();
      } else free++;
    },
  };
}

const told = (signal: AbortSignal | undefined): Error =>
  new Error(`told to stop before there was a place: ${String(signal?.reason)}`);
