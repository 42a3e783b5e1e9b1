import { drainSteps, leaving, type ShiftLimits } from '../../core/jobs/ShiftLimits.js';

/** The jobs of one service from its start to its end. */
export interface Shift {
  /** Begins one more, where it may. */
  readonly takes: () => boolean;
  /** @param worked false where it was put aside at once: then it does not count */
  readonly ended: (worked: boolean) => void;
  /** Aborted when the jobs under way are to be handed back. */
  readonly over: AbortSignal;
  /** Milliseconds after which a job that does not hear of it is killed. */
  readonly grace: number;
  /** Jobs under way. */
  count(): number;
  /** Has every job under way handed back, and lets none begin any more. */
  giveBack(): void;
  /**
   * Calls `leave` when a limit is reached; `soon`: within the drain. After the most jobs it may come again,
   * when the time is over.
   * @param isThere whether Redis can be asked for jobs
   */
  watch(isThere: () => boolean, leave: (why: string, soon: boolean) => void): void;
}

const look = 250;

/** @param age milliseconds since the service started */
export function openShift(limits: ShiftLimits, age = () => performance.now()): Shift {
  const over = new AbortController();
  const { maxJobs = Infinity, maxTime = Infinity, idle = Infinity, drain } = limits;
  let [begun, underWay, quietSince] = [0, 0, age()];
  return {
    takes: () => {
      if (begun >= maxJobs || over.signal.aborted) return false;
      begun++;
      underWay++;
      return true;
    },
    ended: (worked) => {
      if (!worked) begun--;
      underWay--;
      quietSince = age();
    },
    over: over.signal,
    grace: drainSteps(drain).grace * 1_000,
    count: () => underWay,
    giveBack: () => over.abort(leaving),
    watch: (isThere, leave) => {
      let isFull = false;
      const timer = setInterval(() => {
        // Who cannot ask for jobs does not know that there are none.
        if (underWay > 0 || !isThere()) quietSince = age();
        if (!isFull && begun >= maxJobs) {
          isFull = true;
          leave(`it has begun ${maxJobs} jobs`, false);
        }
        const isLate = age() >= (maxTime - drain) * 1_000;
        if (!isLate && (isFull || age() - quietSince < idle * 1_000)) return;
        clearInterval(timer);
        leave(isLate ? 'its time is over' : `no job for ${idle} s`, true);
      }, look);
    },
  };
}
