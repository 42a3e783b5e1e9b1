import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { formatFailure } from '../../core/jobs/failure.js';

/** What a job ends with whose child process hung. */
export const stalledChild = (how: string): Error =>
  new Error(formatFailure(new FoldcamError('FOLDCAM_E_STALLED', how)));

/** What a job ends with whose child process ended before it. */
export const endedChild = (code: number | null, by: string | null): Error =>
  new Error(`Unexpected exit code: ${code} signal: ${by}`);
