import { checkFormat } from '../../core/errors/checkFormat.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import { parseJson } from '../store/parseJson.js';
import { sweepFile } from '../../core/store/layout.js';
import { planFormat, planSchema, type Plan } from '../../core/sweep/Plan.js';

/** @throws FoldcamError FOLDCAM_E_SWEEP_NOT_FOUND, FOLDCAM_E_JOB_FORMAT, or as checkFormat */
export async function readPlan(store: ObjectStore, sweep: string): Promise<Plan> {
  const body = await store.get(sweepFile(sweep, 'plan.json'));
  if (!body) {
    throw new FoldcamError('FOLDCAM_E_SWEEP_NOT_FOUND', `${store.url} holds no sweep ${sweep}`);
  }
  const value = parseJson(body, sweepFile(sweep, 'plan.json'));
  checkFormat(value, planFormat, `the plan of ${sweep}`);
  const parsed = planSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new FoldcamError(
    'FOLDCAM_E_JOB_FORMAT',
    `the plan of ${sweep} was written by another version of foldcam`,
    { where: { file: sweepFile(sweep, 'plan.json') }, cause: parsed.error },
  );
}
