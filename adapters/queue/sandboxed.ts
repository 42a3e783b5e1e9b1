import type { SandboxedJob } from 'bullmq';
import type { z } from 'zod';
import { countStep } from '../progress/steps.js';
import { runJob } from './runJob.js';
import { tellSteps } from './tellSteps.js';

/**
 * A processor for a child process. The child ends with the worker that started it. Work that goes on
 * when its signal is aborted is killed after a moment. Its steps are told to the parent.
 */
export function sandboxed<T extends z.ZodType>(
  schema: T,
  work: (payload: z.output<T>, signal: AbortSignal | undefined) => Promise<unknown>,
): (job: SandboxedJob, token?: string, signal?: AbortSignal) => Promise<unknown> {
  process.once('disconnect', () => process.exit(0));
  tellSteps();
  return (job, _token, signal) => {
    countStep();
    return runJob(schema, job.data, (payload) => work(payload, signal));
  };
}
