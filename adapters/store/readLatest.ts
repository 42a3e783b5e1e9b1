import type { ObjectStore } from '../../core/ports.js';
import { rememberLatest, type Remembered } from '../../core/rememberLatest.js';

// Jobs come from a few sweeps in turn.
const most = 4;

/**
 * Reads the same as before without asking again: what a process reads of a store job after job.
 * @param read of what never changes once it is stored, and nobody changes in memory
 */
export function readLatest<T>(
  read: (store: ObjectStore, key: string) => Promise<T>,
): (store: ObjectStore, key: string) => Promise<T> {
  const stores = new WeakMap<ObjectStore, Remembered<T>>();
  return (store, key) => {
    const latest = stores.get(store) ?? rememberLatest<T>(most);
    stores.set(store, latest);
    return latest.of(key, () => read(store, key));
  };
}
