/** Calls `stalled` once where no step is told of for a time. */
export interface StepWatch {
  /** @param steps so far; the same number again is no step */
  told(steps: number): void;
  stop(): void;
}

// Ticks, not a clock: a machine that slept, or a parent that was stopped, has missed one of them at most.
const ticks = 5;

/** @param seconds without a step after which a job is stalled; noticed a fifth of that later at most */
export function watchSteps(seconds: number, stalled: () => void): StepWatch {
  let [last, silent] = [-1, 0];
  const timer = setInterval(
    () => {
      if (++silent <= ticks) return;
      clearInterval(timer);
      stalled();
    },
    (seconds * 1000) / ticks,
  );
  return {
    told: (steps) => {
      if (steps !== last) silent = 0;
      last = steps;
    },
    stop: () => clearInterval(timer),
  };
}
