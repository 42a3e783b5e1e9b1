import { parseSweep } from '../../core/sweep/parseSweep.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { Problem } from '../../core/errors/Problem.js';
import type { ProduceJob } from '../../core/jobs/Job.js';
import { enqueueSweep } from '../../adapters/queue/enqueueSweep.js';
import { prepareSweep } from '../../adapters/sweep/prepareSweep.js';
import { storeSweep } from '../../adapters/sweep/storeSweep.js';
import type { Context } from '../context.js';

/** What a submission has led to: a sweep, or problems of the user's. */
export type Produced =
  | { readonly sweep: string; readonly generation: number; readonly running: boolean }
  | { readonly code: string; readonly message: string; readonly problems: readonly Problem[] };

/** Reads a submitted sweep file and its data, stores them, and enqueues the flow. */
export async function produce(job: ProduceJob, context: Context): Promise<Produced> {
  const { store, redis, board, environment } = context;
  const submission = await store.get(job.submission);
  if (!submission) {
    throw new FoldcamError('FOLDCAM_E_SWEEP_NOT_FOUND', `${job.submission} is not in the store`);
  }
  const text = new TextDecoder().decode(submission);
  try {
    const spec = parseSweep(text);
    const prepared = await prepareSweep(spec, {
      base: job.base,
      backboneFolders: environment.backboneFolders,
      cacheFolder: environment.cacheFolder,
    });
    await storeSweep(store, prepared, text);
    return await enqueueSweep(redis, board, prepared.plan, Date.now());
  } catch (error) {
    // What the user can repair is an answer, not a failure: it goes back whole.
    if (!(error instanceof FoldcamError) || !error.permanent) throw error;
    return { code: error.code, message: error.message, problems: error.problems };
  }
}
