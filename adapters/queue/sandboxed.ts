import type { SandboxedJob } from 'bullmq';
import type { z } from 'zod';
import { runJob } from './runJob.js';

/** A processor for a child process. The child ends with the worker that started it. */
export function sandboxed<T extends z.ZodType>(
  schema: T,
  work: (payload: z.output<T>) => Promise<unknown>,
): (job: SandboxedJob) => Promise<unknown> {
  process.once('disconnect', () => process.exit(0));
  return (job) => runJob(schema, job.data, work);
}
