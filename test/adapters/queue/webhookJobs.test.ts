import { Queue, type Worker } from 'bullmq';
import pino from 'pino';
import { afterEach, expect, it } from 'vitest';
import { prefix } from '../../../adapters/queue/openRedis.js';
import { addWebhook, hostWebhooks } from '../../../adapters/queue/webhookJobs.js';
import type { WebhookMessage } from '../../../adapters/webhook/WebhookMessage.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { until } from '../../../bench/support/until.js';
import { useRedis } from '../../support/useRedis.js';

const server = useRedis();
const workers: Worker[] = [];
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.close(true))));

const message = (sweep: string, generation = 1): WebhookMessage => ({
  type: 'sweep.done',
  timestamp: '2026-01-02T03:04:05.000Z',
  data: { sweep, name: 'study', generation, cells: 1, missing: 0 },
});

it('sends every message once, waits longer after each failure, and gives up what may not be sent', async () => {
  const redis = server.connect();
  await addWebhook(redis, message('a'));
  await addWebhook(redis, message('a'));
  await addWebhook(redis, message('a', 2));
  await addWebhook(redis, message('down'));
  await addWebhook(redis, message('private'));
  const sent: string[] = [];
  const lines: Record<string, unknown>[] = [];
  const sink = { write: (text: string) => lines.push(JSON.parse(text) as never) };
  const webhook = { url: 'https://hooks.example', secret: 'MTIz', allowPrivate: false };
  workers.push(
    hostWebhooks(redis, webhook, pino({ base: null }, sink), (to, { data }) => {
      expect(to).toEqual(webhook);
      if (data.sweep === 'down') throw new FoldcamError('FOLDCAM_E_WEBHOOK', 'answered with 500');
      if (data.sweep === 'private') throw new FoldcamError('FOLDCAM_E_WEBHOOK_ADDRESS', '10.0.0.1');
      sent.push(`${data.sweep} ${data.generation}`);
      return Promise.resolve();
    }),
  );
  await until('each had its try', () => Promise.resolve(lines.length === 4));
  expect(sent.sort()).toEqual(['a 1', 'a 2']);
  const told = lines.map(({ msg, code }) => [msg, code]);
  expect(told).toContainEqual(['webhook failed, will be sent again', 'FOLDCAM_E_WEBHOOK']);
  expect(told).toContainEqual(['webhook given up', 'FOLDCAM_E_WEBHOOK_ADDRESS']);
  const queue = new Queue('webhook', { connection: redis, prefix });
  const [later] = await queue.getDelayed();
  expect(later).toMatchObject({ id: 'msg_down.g1', attemptsMade: 1, delay: 5_000 });
  // What is in Redis names neither the receiver nor the secret.
  expect(JSON.stringify(await queue.getJobs())).not.toMatch(/hooks\.example|MTIz/);
  await queue.close();
});
