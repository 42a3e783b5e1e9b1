import type { Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Stage } from '../../core/jobs/stages.js';
import type { Logger } from '../telemetry/openLogger.js';
import { addEvent } from './sweepEvents.js';

type Level = 'info' | 'warn' | 'error';
export type LogJob = (job: Job, level: Level, line: object, message: string) => void;

/**
 * Writes a line of a job to the worker's log, and keeps it with the job for who asks through the API.
 * Warnings and errors are told to those who follow the sweep.
 */
export function logJob(stage: Stage, redis: Redis, logger: Logger): LogJob {
  return (job, level, line, message) => {
    logger[level](line, message);
    // Of the many parts of a cell only what went wrong is worth keeping twice.
    if (stage === 'produce' || (stage === 'map' && level === 'info')) return;
    const entry = { time: new Date().toISOString(), level, message, ...line };
    // A line or two for each try; they go when the job goes.
    void job.log(JSON.stringify(entry)).catch(() => undefined);
    if (level === 'info') return;
    const { sweep, cell = null } = job.data as { sweep?: string; cell?: string };
    if (sweep === undefined) return;
    const { error } = line as { error?: string };
    const told = error === undefined ? message : `${message}: ${error.slice(0, 300)}`;
    void addEvent(redis, { type: 'log', sweep, cell, stage, level, message: told }).catch(
      () => undefined,
    );
  };
}
