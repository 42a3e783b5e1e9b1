import { runJob } from '../../adapters/queue/runJob.js';
import { cellJobSchema } from '../../core/jobs/Job.js';
import { openContext } from '../context.js';
import type { HostedService } from '../HostedService.js';
import { explain } from './explain.js';

export const explainer: HostedService = {
  name: 'explainer',
  stages: [
    {
      stage: 'explain',
      // It waits for maps, and many may wait at once.
      here: async (job, token) =>
        runJob(cellJobSchema, job.data, async (payload) =>
          explain(payload, job, token, openContext()),
        ),
      concurrency: 16,
    },
    { stage: 'map', concurrency: 'configured' },
  ],
};
