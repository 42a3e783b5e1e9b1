import type { Job } from 'bullmq';
import { untestedSeries } from '../../adapters/cells/faithfulness.js';
import { addMapJobs } from '../../adapters/queue/addMapJobs.js';
import { findFailedChild } from '../../adapters/queue/findFailedChild.js';
import { waitForChildren } from '../../adapters/queue/waitForChildren.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { parseFailure } from '../../core/jobs/failure.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import type { CellJob } from '../../core/jobs/Job.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { testImages } from '../../core/sweep/testImages.js';
import type { Context } from '../context.js';

/** Has one job test a cell's maps for faithfulness, when all of them are stored, and waits for it. */
export async function testMaps(
  payload: CellJob,
  job: Job,
  token: string | undefined,
  plan: Plan,
  { store, redis }: Context,
): Promise<void> {
  const { cell, fold } = payload;
  if ((await untestedSeries(store, { key: cell, fold }, plan)).length === 0) return;
  const failure = await findFailedChild(job, 'map');
  if (failure !== undefined) {
    const { code, message } = parseFailure(failure);
    throw new FoldcamError(code, message);
  }
  const chunk = imageChunks(testImages(plan, fold)).length;
  await addMapJobs(redis, job, [{ ...payload, chunk, faithfulness: true }]);
  await waitForChildren(job, token);
}
