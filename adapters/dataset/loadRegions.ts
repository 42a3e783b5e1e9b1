import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import { layRegions } from '../../core/pointing/layRegions.js';
import { packRegions, type PackedRegions } from '../../core/pointing/packRegions.js';
import type { ObjectStore } from '../../core/ports.js';
import { regionSettings } from '../../core/sweep/regionSettings.js';
import type { SweepSpec } from '../../core/sweep/SweepSpec.js';
import { openMadeCache } from '../store/madeCache.js';
import { loadMask } from './loadPixels.js';

// Some 7 kB each: about 40,000 images under one sweep's settings.
const limit = 2 ** 28;

/** Gives the regions of an image of the data set. */
export type LoadRegions = (entry: Entry) => Promise<PackedRegions>;

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
  // A larger format where the same masks are laid out otherwise.
  const cache = openMadeCache<PackedRegions>({ cacheFolder, folder: 'regions', limit, format: 3 });
  const settings = regionSettings(spec);
  const { extents, tolerance } = settings;
  return (entry) => {
    const { width, height, spacing, masks } = entry;
    const digests = masks.map(({ sha256 }) => sha256);
    return cache.once([digests, width, height, spacing, settings], async () => {
      const mask = await loadMask(store, dataset, entry);
      return packRegions(layRegions(mask, width, height, extents, tolerance, spacing));
    });
  };
}
