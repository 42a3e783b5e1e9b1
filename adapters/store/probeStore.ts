import { randomUUID } from 'node:crypto';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import { checkStore } from './checkStore.js';

/**
 * Proves that a store does what foldcam relies on: it keeps what is put, and refuses a second
 * conditional put. Leaves nothing behind.
 * @throws FoldcamError FOLDCAM_E_STORE_UNREACHABLE, FOLDCAM_E_STORE_DENIED
 */
export async function probeStore(store: ObjectStore): Promise<void> {
  await checkStore(store);
  const key = `probes/${randomUUID()}`;
  const body = new TextEncoder().encode('probe');
  try {
    const first = await store.putIfAbsent(key, body);
    const second = await store.putIfAbsent(key, new TextEncoder().encode('other'));
    const kept = await store.get(key);
    if (!first || second || new TextDecoder().decode(kept) !== 'probe') {
      throw new FoldcamError(
        'FOLDCAM_E_STORE_DENIED',
        `${store.url} does not keep conditional puts apart`,
        { remedy: 'Use a store that honours If-None-Match: MinIO, AWS S3 and most others do.' },
      );
    }
  } finally {
    await store.delete(key);
  }
}
