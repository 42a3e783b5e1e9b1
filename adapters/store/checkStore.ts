import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';

const patience = 9_000;

/**
 * Asks the store for one object, so that an address or credentials that are wrong show at the start.
 * @throws FoldcamError FOLDCAM_E_STORE_UNREACHABLE or FOLDCAM_E_STORE_DENIED within 10 s
 */
export async function checkStore(store: ObjectStore): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new FoldcamError('FOLDCAM_E_STORE_UNREACHABLE', `${store.url} does not answer`)),
      patience,
    );
  });
  try {
    // Not `head`: its answer does not tell a bucket that is not there from an object that is not.
    await Promise.race([store.get('sweeps/none'), late]);
  } finally {
    clearTimeout(timer);
  }
}
