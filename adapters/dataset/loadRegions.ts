import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import { layRegions, type LaidRegions } from '../../core/pointing/layRegions.js';
import type { ObjectStore } from '../../core/ports.js';
import { regionSettings } from '../../core/sweep/regionSettings.js';
import type { SweepSpec } from '../../core/sweep/SweepSpec.js';
import { findPackage } from '../env/findPackage.js';
import { openDiskCache } from '../store/diskCache.js';
import { loadMask } from './loadPixels.js';

// Some 5 kB each: about 50,000 images under one sweep's settings.
const limit = 2 ** 28;

// A larger number where the same masks are laid out otherwise.
const format = 1;

/** Gives the regions of an image of the data set. */
export type LoadRegions = (entry: Entry) => Promise<LaidRegions>;

/**
 * Lays out the regions of images as a sweep asks for them, once on this machine: they are kept in the user's
 * cache, by the digests of the masks and the settings, for all methods, runs and sweeps; where that cannot be
 * used, nowhere.
 */
export function openRegionLoader(
  store: ObjectStore,
  dataset: Dataset,
  spec: Pick<SweepSpec, 'regions' | 'pointing'>,
  cacheFolder: string,
): LoadRegions {
  const folder = path.join(cacheFolder, 'regions');
  const cache = openDiskCache({ folder, limit, onOff: () => undefined });
  const settings = regionSettings(spec);
  const { version } = findPackage();
  return async (entry) => {
    const { width, height, spacing, masks } = entry;
    const digests = masks.map(({ sha256 }) => sha256);
    const name = JSON.stringify([version, format, digests, width, height, spacing, settings]);
    const kept = await cache.get(name);
    if (kept) return deserialize(inflateRawSync(kept)) as LaidRegions;
    const mask = await loadMask(store, dataset, entry);
    const { extents, tolerance } = settings;
    const laid = layRegions(mask, width, height, extents, tolerance, spacing);
    await cache.put(name, deflateRawSync(serialize(laid), { level: 1 }));
    return laid;
  };
}
