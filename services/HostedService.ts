import type { Processor, Worker } from 'bullmq';
import type { Logger } from '../adapters/telemetry/openLogger.js';
import type { Service, Stage } from '../core/jobs/stages.js';
import type { Context } from './context.js';

/** What a process needs to know to do the work of a service. */
export interface HostedService {
  readonly name: Service;
  readonly stages: readonly HostedStage[];
  /** What it does besides; returns its workers on queues that are no stage of a sweep. */
  readonly beside?: (context: Context, logger: Logger) => Promise<readonly Worker[]>;
}

/** One stage that a service works on. */
export interface HostedStage {
  readonly stage: Stage;
  readonly concurrency: number | 'configured';
  /** Bookkeeping that needs no process of its own; else its task runs in child processes. */
  readonly here?: Processor;
  /** How many child processes are started with the service, where so many may run: they wait for its first jobs. */
  readonly ahead?: number;
}
