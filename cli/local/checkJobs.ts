import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { SweepStatus } from '../../core/jobs/SweepStatus.js';
import type { ObjectStore } from '../../core/ports.js';
import { sweepFile } from '../../core/store/layout.js';

/**
 * A sweep without a report that Redis knows nothing of, though the store has its plan, was not removed.
 * @throws FoldcamError FOLDCAM_E_JOBS_LOST
 */
export async function checkJobs(
  store: ObjectStore,
  { sweep, state, generation }: Pick<SweepStatus, 'sweep' | 'state' | 'generation'>,
): Promise<void> {
  if (state !== 'stopped' || generation !== null) return;
  if (!(await store.head(sweepFile(sweep, 'plan.json')))) return;
  throw new FoldcamError('FOLDCAM_E_JOBS_LOST', `Redis has no job of ${sweep} any more`, {
    remedy: `Run \`foldcam resume ${sweep} --from-store\`: it enqueues what the store does not hold yet.`,
  });
}
