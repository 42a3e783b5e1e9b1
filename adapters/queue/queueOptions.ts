import type { Telemetry } from 'bullmq';
import type { Redis } from 'ioredis';
import { prefix } from './openRedis.js';

let telemetry: Telemetry | undefined;

/** From now on what this process does with queues is traced: one tracer a process, as OpenTelemetry has it. */
export function traceQueues(tracer: Telemetry): void {
  telemetry = tracer;
}

/** What every queue, worker and flow of foldcam is opened with. */
export const queueOptions = (
  redis: Redis,
): { readonly connection: Redis; readonly prefix: string; readonly telemetry?: Telemetry } => ({
  connection: redis,
  prefix,
  ...(telemetry ? { telemetry } : {}),
});

/** Does a job's work in the trace that the job was added in, in a process that did not take the job itself. */
export function inTraceOf<T>(metadata: string | undefined, work: () => Promise<T>): Promise<T> {
  if (!telemetry || metadata === undefined) return work();
  const { contextManager } = telemetry;
  return contextManager.with(contextManager.fromMetadata(contextManager.active(), metadata), work);
}
