import { Queue, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { MapJob } from '../../core/jobs/Job.js';
import { jobId } from '../../core/jobs/jobId.js';
import { jobOptions } from './jobOptions.js';
import { queueOptions } from './queueOptions.js';

/** Adds parts of a cell as children of its explain job; those that are there stay as they are. */
export async function addMapJobs(
  redis: Redis,
  parent: Job,
  jobs: readonly MapJob[],
): Promise<void> {
  const queue = new Queue('map', queueOptions(redis));
  try {
    await queue.addBulk(
      jobs.map((data) => {
        const id = jobId(data, 'map', data.cell, data.chunk);
        const opts = jobOptions('map', id, parent.opts.priority);
        return {
          name: 'map',
          data,
          opts: { ...opts, parent: { id: parent.id ?? '', queue: parent.queueQualifiedName } },
        };
      }),
    );
  } finally {
    await queue.close();
  }
}
