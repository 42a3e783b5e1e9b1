import type { Job } from 'bullmq';
import { addMapJobs } from '../../adapters/queue/addMapJobs.js';
import { findFailedChild } from '../../adapters/queue/findFailedChild.js';
import { waitForChildren } from '../../adapters/queue/waitForChildren.js';
import { mergeMaps, missingSeries } from '../../adapters/cells/maps.js';
import { lastPlan } from '../../adapters/sweep/lastPlan.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { parseFailure } from '../../core/jobs/failure.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import type { CellJob } from '../../core/jobs/Job.js';
import { cellManifest } from '../../core/store/layout.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { testImages } from '../../core/sweep/testImages.js';
import type { Context } from '../context.js';
import { testMaps } from './testMaps.js';

/**
 * Spreads a cell's held-out images over map jobs, waits for them, and joins what they stored; then has the
 * maps tested where the sweep asks for it. Nothing to do where the cell was not trained: the report says why.
 */
export async function explain(
  payload: CellJob,
  job: Job,
  token: string | undefined,
  context: Context,
): Promise<void> {
  const { store } = context;
  if (!(await store.head(cellManifest(payload.cell)))) return;
  const plan = await lastPlan(store, payload.sweep);
  await makeMaps(payload, job, token, plan, context);
  await testMaps(payload, job, token, plan, context);
}

async function makeMaps(
  payload: CellJob,
  job: Job,
  token: string | undefined,
  plan: Plan,
  { store, redis }: Context,
): Promise<void> {
  if ((await missingSeries(store, payload.cell, plan.spec)).length === 0) return;
  const chunks = imageChunks(testImages(plan, payload.fold)).length;
  // Before they are added again: a chunk that has failed would be waited for without end.
  const failure = await findFailedChild(job, 'map');
  if (failure !== undefined) {
    // What other methods have of every chunk is kept, and scored.
    await mergeMaps(store, payload.cell, plan.spec, chunks);
    const { code, message } = parseFailure(failure);
    throw new FoldcamError(code, message);
  }
  const parts = Array.from({ length: chunks }, (_, chunk) => ({ ...payload, chunk }));
  await addMapJobs(redis, job, parts);
  await waitForChildren(job, token);
  await mergeMaps(store, payload.cell, plan.spec, chunks);
}
