import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import { within } from '../time/within.js';

const patience = 9_000;

/**
 * Asks the store for one object, so that an address or credentials that are wrong show at the start.
 * @throws FoldcamError FOLDCAM_E_STORE_UNREACHABLE or FOLDCAM_E_STORE_DENIED within 10 s
 */
export async function checkStore(store: ObjectStore): Promise<void> {
  const late = () =>
    new FoldcamError('FOLDCAM_E_STORE_UNREACHABLE', `${store.url} does not answer`);
  // Not `head`: its answer does not tell a bucket that is not there from an object that is not.
  await within(patience, store.get('sweeps/none'), late);
}
