import type { ObjectStore } from '../../core/ports.js';

// Jobs come from a few sweeps in turn.
const kept = 4;

/**
 * Reads the same as before without asking again: what a process reads of a store job after job. Failures are
 * not remembered.
 * @param read of what never changes once it is stored, and nobody changes in memory
 */
export function rememberLast<T>(
  read: (store: ObjectStore, key: string) => Promise<T>,
): (store: ObjectStore, key: string) => Promise<T> {
  const stores = new WeakMap<ObjectStore, Map<string, Promise<T>>>();
  return (store, key) => {
    const last = stores.get(store) ?? new Map<string, Promise<T>>();
    stores.set(store, last);
    const found = last.get(key) ?? read(store, key);
    // As the one that was used last.
    last.delete(key);
    last.set(key, found);
    const [oldest] = last.keys();
    if (last.size > kept && oldest !== undefined) last.delete(oldest);
    found.catch(() => {
      if (last.get(key) === found) last.delete(key);
    });
    return found;
  };
}
