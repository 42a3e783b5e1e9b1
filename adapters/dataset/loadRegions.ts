import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import { layRegions, type LaidRegions } from '../../core/pointing/layRegions.js';
import type { ObjectStore } from '../../core/ports.js';
import { regionSettings } from '../../core/sweep/regionSettings.js';
import type { SweepSpec } from '../../core/sweep/SweepSpec.js';
import { openMadeCache } from '../store/madeCache.js';
import { loadMask } from './loadPixels.js';

// Some 5 kB each: about 50,000 images under one sweep's settings.
const limit = 2 ** 28;

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
  // A larger format where the same masks are laid out otherwise.
  const cache = openMadeCache<LaidRegions>({ cacheFolder, folder: 'regions', limit, format: 2 });
  const settings = regionSettings(spec);
  const { extents, tolerance } = settings;
  return async (entry) => {
    const { width, height, spacing, masks } = entry;
    const digests = masks.map(({ sha256 }) => sha256);
    const packed = await cache.once([digests, width, height, spacing, settings], async () => {
      const mask = await loadMask(store, dataset, entry);
      const laid = layRegions(mask, width, height, extents, tolerance, spacing);
      return eachPixel(laid, (values) => deflateRawSync(values, { level: 1 }));
    });
    return eachPixel(packed, (values) => unpack(values, width * height));
  };
}

/** Regions are few and large: packed they take a hundredth. */
const eachPixel = (laid: LaidRegions, of: (values: Uint8Array) => Uint8Array): LaidRegions => ({
  ...laid,
  map: of(laid.map),
  near: laid.near && of(laid.near),
});

/** In one piece with a byte to spare, which tells the library that it is at the end: pieces would be joined. */
function unpack(values: Uint8Array, pixels: number): Uint8Array {
  const { buffer, byteOffset, length } = inflateRawSync(values, {
    chunkSize: Math.max(constants.Z_MIN_CHUNK, pixels + 1),
  });
  return new Uint8Array(buffer, byteOffset, length);
}
