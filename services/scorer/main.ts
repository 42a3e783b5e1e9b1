import { hostWebhooks } from '../../adapters/queue/webhookJobs.js';
import { start } from '../serve.js';

const child = new URL('./scorer.child.js', import.meta.url);

start(
  'scorer',
  [
    { stage: 'score', processor: child, concurrency: 'configured' },
    { stage: 'report', processor: child, concurrency: 1 },
  ],
  ({ redis, environment: { webhook } }, logger) =>
    webhook ? [hostWebhooks(redis, webhook, logger)] : [],
);
