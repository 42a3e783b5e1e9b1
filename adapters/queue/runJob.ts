import { UnrecoverableError, WaitingChildrenError } from 'bullmq';
import type * as z from 'zod';
import { checkFormat } from '../../core/errors/checkFormat.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { formatFailure } from '../../core/jobs/failure.js';
import { asRedisError } from '../redis/asRedisError.js';
import { jobFormat } from '../../core/jobs/Job.js';

/**
 * Checks a job's payload, does the work, and says of an error whether a retry can help: permanent ones
 * become UnrecoverableErrors. The message starts with the error's code.
 */
export async function runJob<T extends z.ZodType, R>(
  schema: T,
  data: unknown,
  work: (payload: z.output<T>) => Promise<R>,
): Promise<R> {
  try {
    checkFormat(data, jobFormat, 'the job');
    const parsed = schema.safeParse(data);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const where = issue?.path.join('.') ?? '';
      throw new FoldcamError('FOLDCAM_E_JOB_FORMAT', `${where}: ${issue?.message ?? 'unknown'}`);
    }
    return await work(parsed.data);
  } catch (error) {
    if (error instanceof WaitingChildrenError) throw error;
    const known = asRedisError(error);
    const reason = formatFailure(known);
    if (known instanceof FoldcamError && known.permanent) throw new UnrecoverableError(reason);
    throw new Error(reason, { cause: error });
  }
}
