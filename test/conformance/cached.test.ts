import path from 'node:path';
import { cachedStore } from '../../adapters/store/cachedStore.js';
import { openDirectoryStore } from '../../adapters/store/directory.js';
import { openDiskCache } from '../../adapters/store/diskCache.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { objectStoreConformance } from './objectStore.js';

const folder = temporaryFolders();

// The S3 store behind it would add nothing but time: what is not kept is handed on.
objectStoreConformance('the cached store', async () => {
  const root = await folder();
  return {
    open: () =>
      cachedStore(openDirectoryStore(path.join(root, 'remote')), {
        cache: openDiskCache({
          folder: path.join(root, 'disk'),
          limit: 100_000_000,
          onOff: (error) => {
            throw error;
          },
        }),
        place: 'here',
        keeps: () => true,
        isSound: () => true,
      }),
  };
});
