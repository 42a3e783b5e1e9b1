import type { Steer, Steered } from '../../adapters/queue/steerSweep.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { sweepFile } from '../../core/store/layout.js';
import type { System } from './withSystem.js';
import { requireJobs } from './withSystem.js';

/**
 * Steers a sweep of the running system; nothing where Redis has no job of it.
 * @throws FoldcamError FOLDCAM_E_SWEEP_NOT_FOUND, or FOLDCAM_E_WORKER_LOST where jobs could not be removed
 */
export async function steer(system: System, id: string, work: Steer): Promise<Steered | undefined> {
  const { store } = system;
  const steered = await work(requireJobs(system), id);
  if (!steered && !(await store.head(sweepFile(id, 'plan.json'))))
    throw unknownSweep(id, store.url);
  if (steered && steered.left > 0) {
    throw new FoldcamError('FOLDCAM_E_WORKER_LOST', `${steered.left} jobs of ${id} do not end`, {
      remedy: 'Run the command again; if that does not help, restart the workers.',
    });
  }
  return steered;
}

export const unknownSweep = (id: string, store: string): FoldcamError =>
  new FoldcamError('FOLDCAM_E_SWEEP_NOT_FOUND', `${store} holds no sweep ${id}`);

/** Why a sweep was left as it is. */
export const nothingTo = (verb: string, id: string, state: string): string =>
  `${id} ${state === 'cancelled' ? 'is cancelled' : 'has ended'}: there is nothing to ${verb}`;
