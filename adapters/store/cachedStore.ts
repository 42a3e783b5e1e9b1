import type { ObjectStore } from '../../core/ports.js';
import type { DiskCache } from './diskCache.js';

export interface Keeping {
  readonly cache: DiskCache;
  /** Tells this store from others whose objects the cache keeps. */
  readonly place: string;
  /** Which keys are kept: they must say all that their objects hold, for ever. */
  readonly keeps: (key: string) => boolean;
  /** Whether an object can be read: one that was stored damaged is not kept. */
  readonly isSound: (body: Uint8Array) => boolean;
}

/**
 * The same store; objects that were read or written once are read from the cache. What is there and what is
 * not (`head`, `list`, `putIfAbsent`) the store alone says: of what it has lost, the cache may still have
 * a copy.
 */
export function cachedStore(store: ObjectStore, keeping: Keeping): ObjectStore {
  const { cache, place, keeps, isSound } = keeping;
  const nameOf = (key: string): string => `${place}\n${key}`;
  const keep = async (key: string, body: Uint8Array): Promise<void> => {
    if (keeps(key) && isSound(body)) await cache.put(nameOf(key), body);
  };
  const forget = async (key: string): Promise<void> => {
    if (keeps(key)) await cache.delete(nameOf(key));
  };
  return {
    ...store,
    put: async (key, body) => {
      await store.put(key, body);
      await keep(key, body);
    },
    putIfAbsent: async (key, body) => {
      const isFirst = await store.putIfAbsent(key, body);
      if (isFirst) await keep(key, body);
      return isFirst;
    },
    get: async (key) => {
      const kept = keeps(key) ? await cache.get(nameOf(key)) : undefined;
      if (kept) return kept;
      const body = await store.get(key);
      if (body) await keep(key, body);
      return body;
    },
    delete: async (key) => {
      await store.delete(key);
      await forget(key);
    },
    putStream: async (key, body) => {
      await store.putStream(key, body);
      await forget(key);
    },
  };
}
