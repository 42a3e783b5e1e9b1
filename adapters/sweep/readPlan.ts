import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import { parseJson } from '../store/parseJson.js';
import { sweepFile } from '../../core/store/layout.js';
import { planSchema, type Plan } from '../../core/sweep/Plan.js';

/** @throws FoldcamError FOLDCAM_E_SWEEP_NOT_FOUND, or FOLDCAM_E_JOB_FORMAT */
export async function readPlan(store: ObjectStore, sweep: string): Promise<Plan> {
  const body = await store.get(sweepFile(sweep, 'plan.json'));
  if (!body) {
    throw new FoldcamError('FOLDCAM_E_SWEEP_NOT_FOUND', `${store.url} holds no sweep ${sweep}`);
  }
  const parsed = planSchema.safeParse(parseJson(body, sweepFile(sweep, 'plan.json')));
  if (parsed.success) return parsed.data;
  throw new FoldcamError(
    'FOLDCAM_E_JOB_FORMAT',
    `the plan of ${sweep} was written by another version of foldcam`,
    { where: { file: sweepFile(sweep, 'plan.json') }, cause: parsed.error },
  );
}
