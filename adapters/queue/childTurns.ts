/** Whose turn it is to use one of a service's child processes. */
export interface ChildTurns {
  /**
   * Resolves when a job may use a child: one that is free, or one more.
   * @throws an Error with the signal's reason, where that is aborted before
   */
  take(signal?: AbortSignal): Promise<void>;
  /** A child is free for the next job, or has ended. */
  give(child: 'free' | 'ended'): void;
}

// What a start costs a processor: reading the program, opening an engine, building a backbone.
const startPrice = 3_000;

/**
 * Starts one child more only once jobs have waited for those there are for as long as a start takes, all
 * waiting added up: short jobs share a child, many or long ones soon have one each.
 * @param price of a start, in milliseconds
 */
export function childTurns(price = startPrice): ChildTurns {
  const waiting: (() => void)[] = [];
  let [started, idle] = [0, 0];
  let [waited, since] = [0, 0];
  let timer: NodeJS.Timeout | undefined;
  /** Before the number of those that wait changes. */
  const count = (): void => {
    const now = performance.now();
    waited += (now - since) * waiting.length;
    since = now;
  };
  const call = (): void => {
    while (waiting.length > 0 && (idle > 0 || started === 0 || waited >= price)) {
      if (idle > 0) idle--;
      else {
        started++;
        waited = 0;
      }
      waiting.shift()?.();
    }
    clearTimeout(timer);
    if (waiting.length > 0) timer = setTimeout(look, (price - waited) / waiting.length);
  };
  const look = (): void => {
    count();
    call();
  };
  return {
    take: (signal) =>
      new Promise((resolve, reject) => {
        const leave = (): void => {
          count();
          waiting.splice(waiting.indexOf(turn), 1);
          call();
          reject(new Error(String(signal?.reason)));
        };
        const turn = (): void => {
          signal?.removeEventListener('abort', leave);
          resolve();
        };
        count();
        waiting.push(turn);
        if (signal?.aborted) leave();
        else signal?.addEventListener('abort', leave, { once: true });
        call();
      }),
    give: (child) => {
      count();
      if (child === 'free') idle++;
      else started--;
      call();
    },
  };
}
