import { hostWebhooks } from '../../adapters/queue/webhookJobs.js';
import type { HostedService } from '../HostedService.js';

export const scorer: HostedService = {
  name: 'scorer',
  stages: [
    { stage: 'score', concurrency: 'configured' },
    { stage: 'report', concurrency: 1 },
  ],
  beside: ({ redis, environment: { webhook } }, logger) =>
    Promise.resolve(webhook ? [hostWebhooks(redis, webhook, logger)] : []),
};
