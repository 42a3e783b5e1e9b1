import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { findPackage } from '../env/findPackage.js';
import { openDiskCache } from './diskCache.js';

/** What this version of foldcam has made on this machine, by all that determines it. */
export interface MadeCache<T> {
  get(of: readonly unknown[]): Promise<T | undefined>;
  put(of: readonly unknown[], made: T): Promise<void>;
  /** What is kept, else what is made now, which is kept then. */
  once(of: readonly unknown[], make: () => T | Promise<T>): Promise<T>;
}

export interface MadeCacheOptions {
  /** The user's cache; where it cannot be used, nothing is kept. */
  readonly cacheFolder: string;
  /** In that. */
  readonly folder: string;
  /** Bytes. */
  readonly limit: number;
  /** A larger number where the same is made otherwise. */
  readonly format: number;
}

export function openMadeCache<T>(options: MadeCacheOptions): MadeCache<T> {
  const { cacheFolder, limit, format } = options;
  const folder = path.join(cacheFolder, options.folder);
  const cache = openDiskCache({ folder, limit, onOff: () => undefined });
  const { version } = findPackage();
  const nameOf = (of: readonly unknown[]): string => JSON.stringify([version, format, ...of]);
  const get = async (of: readonly unknown[]): Promise<T | undefined> => {
    const kept = await cache.get(nameOf(of));
    return kept && (deserialize(kept) as T);
  };
  const put = (of: readonly unknown[], made: T): Promise<void> =>
    cache.put(nameOf(of), serialize(made));
  return {
    get,
    put,
    async once(of, make) {
      const kept = await get(of);
      if (kept !== undefined) return kept;
      const made = await make();
      await put(of, made);
      return made;
    },
  };
}
