import { readMissing } from '../../adapters/sweep/readMissing.js';
import { errorKind } from '../../core/errors/catalogue.js';
import type { ReportJob } from '../../core/jobs/Job.js';
import type { Stage } from '../../core/jobs/stages.js';
import type { Missing } from '../../core/report/Report.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Cell } from '../../core/sweep/Plan.js';
import type { Context } from '../context.js';

/** Why a cell lacks the result of one of these stages. */
export async function explainGap(
  { key, run, fold, ungrouped }: Cell & { readonly ungrouped?: true },
  stages: readonly Stage[],
  job: ReportJob,
  { redis, store }: Pick<Context, 'redis' | 'store'>,
): Promise<Missing> {
  const cell = { cell: key, run, fold, ...(ungrouped ? { ungrouped } : {}) };
  // Most reports have no gap, and no other use for queues.
  const { findFailure } = await import('../../adapters/queue/findFailure.js');
  for (const stage of stages) {
    const failure = await findFailure(redis, job, stage, key);
    if (!failure) continue;
    return { ...cell, stage, ...failure, remedy: errorKind(failure.code).remedy };
  }
  // A retry of some cells has no job of the others: they lack what they lacked.
  const known = (await missingBefore(job, store)).get(key);
  if (known && stages.some((stage) => stage === known.stage)) return known;
  const [stage = 'train'] = stages;
  const code = 'FOLDCAM_E_WORKER_LOST';
  const message = `the ${stage} job has left no result and no error`;
  return { ...cell, stage, code, message, remedy: errorKind(code).remedy };
}

const before = new WeakMap<ReportJob, Promise<ReadonlyMap<string, Missing>>>();

/** What the report of the generation before names; read once a job. */
function missingBefore(job: ReportJob, store: ObjectStore): Promise<ReadonlyMap<string, Missing>> {
  const read = async (): Promise<ReadonlyMap<string, Missing>> => {
    // One that cannot be read is about to be replaced.
    const missing = await readMissing(store, job.sweep).catch(() => undefined);
    return new Map(missing?.map((one) => [one.cell, one]));
  };
  const known = before.get(job) ?? read();
  before.set(job, known);
  return known;
}
