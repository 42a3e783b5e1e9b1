import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// What a trainer's batches take lies outside of V8's heap, but counts: they made V8 collect five times a second,
// where there was next to nothing to find, for a sixth of the processor time of a sweep that trains blocks.
const seldom = '--heap-growing-percent=300';

// V8 would let some 25 MB of garbage gather before it looks, and stay that large.
const interval = 5_000;
// Between two collections, so many times what the last one took.
const rest = 100;
const least = 2 ** 20;

/**
 * Collects this process's heap every few seconds while it grows, in less than a hundredth of its time: who
 * runs thousands of jobs holds no more at the end than after the first ones. Keeps no process alive.
 */
export function collectSteadily(): void {
  setFlagsFromString(seldom);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let before = 0;
  const look = (): void => {
    let pause = interval;
    if (getHeapStatistics().used_heap_size - before > least) {
      const begun = performance.now();
      collect();
      pause = Math.max(interval, rest * (performance.now() - begun));
      before = getHeapStatistics().used_heap_size;
    }
    setTimeout(look, pause).unref();
  };
  setTimeout(look, interval).unref();
}
