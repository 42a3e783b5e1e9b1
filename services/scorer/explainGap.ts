import { findFailure } from '../../adapters/queue/findFailure.js';
import { errorKind } from '../../core/errors/catalogue.js';
import type { ReportJob } from '../../core/jobs/Job.js';
import type { Stage } from '../../core/jobs/stages.js';
import type { Missing } from '../../core/report/Report.js';
import type { Cell } from '../../core/sweep/Plan.js';
import type { Context } from '../context.js';

/** Why a cell lacks the result of one of these stages. */
export async function explainGap(
  { key, run, fold, ungrouped }: Cell & { readonly ungrouped?: true },
  stages: readonly Stage[],
  job: ReportJob,
  { redis }: Pick<Context, 'redis'>,
): Promise<Missing> {
  const cell = { cell: key, run, fold, ...(ungrouped ? { ungrouped } : {}) };
  for (const stage of stages) {
    const failure = await findFailure(redis, job, stage, key);
    if (!failure) continue;
    return { ...cell, stage, ...failure, remedy: errorKind(failure.code).remedy };
  }
  const [stage = 'train'] = stages;
  const code = 'FOLDCAM_E_WORKER_LOST';
  const message = `the ${stage} job has left no result and no error`;
  return { ...cell, stage, code, message, remedy: errorKind(code).remedy };
}
