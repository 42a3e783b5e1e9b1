import type { Steer, Steered } from '../../adapters/queue/steerSweep.js';
import type { Jobs } from '../../adapters/sweep/readStatus.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';

/**
 * Steers a sweep of the running system; nothing where Redis has no job of it.
 * @throws FoldcamError FOLDCAM_E_WORKER_LOST where jobs could not be removed
 */
export async function steer(jobs: Jobs, id: string, work: Steer): Promise<Steered | undefined> {
  const steered = await work(jobs, id);
  if (steered && steered.left > 0) {
    throw new FoldcamError('FOLDCAM_E_WORKER_LOST', `${steered.left} jobs of ${id} do not end`, {
      remedy: 'Run the command again; if that does not help, restart the workers.',
    });
  }
  return steered;
}

/** Why a sweep was left as it is. */
export const nothingTo = (verb: string, id: string, state: string): string =>
  `${id} ${state === 'cancelled' ? 'is cancelled' : 'has ended'}: there is nothing to ${verb}`;
