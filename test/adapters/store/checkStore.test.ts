import { describe, expect, it, vi } from 'vitest';
import { checkStore } from '../../../adapters/store/checkStore.js';
import { openDirectoryStore } from '../../../adapters/store/directory.js';
import { probeStore } from '../../../adapters/store/probeStore.js';
import type { ObjectStore } from '../../../core/ports.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

describe('checkStore', () => {
  it('accepts a store that answers', async () => {
    await expect(checkStore(openDirectoryStore(await folder()))).resolves.toBeUndefined();
  });

  it('gives a store that says nothing up within ten seconds', async () => {
    vi.useFakeTimers();
    try {
      const silent = { url: 's3://b/', get: () => new Promise(() => undefined) };
      const checked = checkStore(silent as unknown as ObjectStore);
      const outcome = expect(checked).rejects.toMatchObject({
        code: 'FOLDCAM_E_STORE_UNREACHABLE',
        message: 's3://b/ does not answer',
      });
      await vi.advanceTimersByTimeAsync(10_000);
      await outcome;
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('probeStore', () => {
  it('refuses a store that lets a second conditional put through, and cleans up', async () => {
    const store = openDirectoryStore(await folder());
    const careless: ObjectStore = {
      ...store,
      putIfAbsent: async (key, body) => {
        await store.put(key, body);
        return true;
      },
    };
    await expect(probeStore(careless)).rejects.toMatchObject({ code: 'FOLDCAM_E_STORE_DENIED' });
    for await (const found of store.list('')) expect(found).toBeUndefined();
  });
});
