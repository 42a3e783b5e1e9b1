import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { SweepStatus } from '../../core/jobs/SweepStatus.js';

/** @throws FoldcamError FOLDCAM_E_CANCELLED where others have ended a sweep before its report */
export function checkEnd({
  sweep,
  state,
  generation,
}: Pick<SweepStatus, 'sweep' | 'state' | 'generation'>): void {
  if (state === 'cancelled') {
    throw new FoldcamError('FOLDCAM_E_CANCELLED', `${sweep} was cancelled elsewhere`);
  }
  // One that Redis knows has lost its report to an error, which is told elsewhere.
  if (state === 'stopped' && generation === null) {
    const message = `${sweep} was removed elsewhere: Redis has no job of it`;
    throw new FoldcamError('FOLDCAM_E_CANCELLED', message);
  }
}
