import type { SandboxedJob } from 'bullmq';
import type { z } from 'zod';
import { runJob } from './runJob.js';

/**
 * A processor for a child process. The child ends with the worker that started it. Work that goes on
 * when its signal is aborted is killed after a moment.
 */
export function sandboxed<T extends z.ZodType>(
  schema: T,
  work: (payload: z.output<T>, signal: AbortSignal | undefined) => Promise<unknown>,
): (job: SandboxedJob, token?: string, signal?: AbortSignal) => Promise<unknown> {
  process.once('disconnect', () => process.exit(0));
  return (job, _token, signal) => runJob(schema, job.data, (payload) => work(payload, signal));
}
