import { Queue, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { CellJob, MapJob } from '../../core/jobs/Job.js';
import { jobId } from '../../core/jobs/jobId.js';
import { jobOptions } from './jobOptions.js';
import { prefix } from './openRedis.js';

/** Adds the chunks of a cell as children of its explain job; those that are there stay as they are. */
export async function addMapJobs(
  redis: Redis,
  cell: CellJob,
  parent: Job,
  chunks: number,
): Promise<void> {
  const queue = new Queue('map', { connection: redis, prefix });
  try {
    await queue.addBulk(
      Array.from({ length: chunks }, (_, chunk) => {
        const data: MapJob = { ...cell, chunk };
        const opts = jobOptions('map', jobId(cell, 'map', cell.cell, chunk));
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
