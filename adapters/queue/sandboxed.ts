import os from 'node:os';
import type { SandboxedJob } from 'bullmq';
import type * as z from 'zod';
import { serviceOf, type Stage } from '../../core/jobs/stages.js';
import { countStep } from '../progress/steps.js';
import { flushTraces, openTracing } from '../telemetry/openTracing.js';
import { runJob } from './runJob.js';
import { inTraceOf } from './queueOptions.js';
import { tellSteps } from './tellSteps.js';

/** Checks a job's data, and does what it asks for. */
export type Task = (data: unknown, signal: AbortSignal | undefined) => Promise<unknown>;

export const task =
  <T extends z.ZodType>(
    schema: T,
    work: (payload: z.output<T>, signal: AbortSignal | undefined) => Promise<unknown>,
  ): Task =>
  (data, signal) =>
    runJob(schema, data, (payload) => work(payload, signal));

/**
 * A processor for a child process, with the task of every stage that it is given jobs of. The child ends with
 * the worker that started it. Work that goes on when its signal is aborted is killed after a moment. Its steps
 * are told to the parent.
 */
export function sandboxed(
  tasks: Readonly<Partial<Record<Stage, Task>>>,
): (job: SandboxedJob, token?: string, signal?: AbortSignal) => Promise<unknown> {
  process.once('disconnect', () => process.exit(0));
  tellSteps();
  // Whatever answers somebody goes first: locks that are renewed, Redis, the API.
  const { PRIORITY_BELOW_NORMAL: low } = os.constants.priority;
  if (os.getPriority() < low) os.setPriority(low);
  return async (job, _token, signal) => {
    countStep();
    const stage = job.queueName as Stage;
    const own = tasks[stage];
    if (!own) throw new RangeError(`a ${stage} job in a process that has no task for it`);
    await openTracing(serviceOf(stage));
    try {
      return await inTraceOf(job.opts.telemetry?.metadata, () => own(job.data, signal));
    } finally {
      // This process may be killed; the job waits for no collector.
      void flushTraces();
    }
  };
}
