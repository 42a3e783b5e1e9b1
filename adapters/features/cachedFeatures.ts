import path from 'node:path';
import type { ObjectStore } from '../../core/ports.js';
import type { Environment } from '../env/readEnvironment.js';
import { readNpz } from '../npz/readNpz.js';
import { cachedStore } from '../store/cachedStore.js';
import { openDiskCache } from '../store/diskCache.js';

// Their keys name the data set, the weights, the view and the image: the same key is the same content.
const feature = /^features\/.+\/(activations|pooled)\/[^/]+\.npz$/;

/**
 * The same store; where it is not on this machine, features that were read or written once are kept in the
 * user's cache.
 * @param onOff is told once why the disk cannot be used
 */
export function cachedFeatures(
  store: ObjectStore,
  { cacheFolder, featureCache }: Pick<Environment, 'cacheFolder' | 'featureCache'>,
  onOff: (error: unknown) => void,
  variables: NodeJS.ProcessEnv = process.env,
): ObjectStore {
  if (featureCache === 0 || !store.url.startsWith('s3:')) return store;
  return cachedStore(store, {
    cache: openDiskCache({
      folder: path.join(cacheFolder, 'features'),
      limit: featureCache,
      onOff,
    }),
    // Another server may have a bucket of the same name.
    place: `${variables['S3_ENDPOINT'] ?? ''} ${store.url}`,
    keeps: (key) => feature.test(key),
    isSound,
  });
}

function isSound(body: Uint8Array): boolean {
  try {
    readNpz(body);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
