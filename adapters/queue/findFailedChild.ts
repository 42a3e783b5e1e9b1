import type { Job } from 'bullmq';
import type { Stage } from '../../core/jobs/stages.js';
import { prefix } from './openRedis.js';

/** Why a child of a stage has failed for good, if one has. */
export async function findFailedChild(job: Job, stage: Stage): Promise<string | undefined> {
  const failures = Object.entries(await job.getIgnoredChildrenFailures());
  return failures.find(([child]) => child.startsWith(`${prefix}:${stage}:`))?.[1];
}
