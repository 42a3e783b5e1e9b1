import { runJob } from '../../adapters/queue/runJob.js';
import { cellJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../context.js';
import { start } from '../serve.js';
import { explain } from './explain.js';

start('explainer', [
  {
    stage: 'explain',
    // Bookkeeping alone: it needs no process of its own, and many may wait at once.
    processor: async (job, token) =>
      runJob(cellJobSchema, job.data, async (payload) =>
        explain(payload, job, token, openContext()),
      ),
    concurrency: 16,
  },
  {
    stage: 'map',
    processor: new URL('./map.child.js', import.meta.url),
    concurrency: 'configured',
  },
]);
