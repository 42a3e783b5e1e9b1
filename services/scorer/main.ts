import { hostWebhooks } from '../../adapters/queue/webhookJobs.js';
import { start } from '../serve.js';

start(
  'scorer',
  [
    {
      stage: 'score',
      processor: new URL('./score.child.js', import.meta.url),
      concurrency: 'configured',
    },
    { stage: 'report', processor: new URL('./report.child.js', import.meta.url), concurrency: 1 },
  ],
  ({ redis, environment: { webhook } }, logger) =>
    webhook ? [hostWebhooks(redis, webhook, logger)] : [],
);
