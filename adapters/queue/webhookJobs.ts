import { Queue, UnrecoverableError, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { formatFailure, parseFailure } from '../../core/jobs/failure.js';
import type { Logger } from '../telemetry/openLogger.js';
import { sendWebhook, type Webhook } from '../webhook/sendWebhook.js';
import { messageId, webhookMessageSchema, type WebhookMessage } from '../webhook/WebhookMessage.js';
import { queueOptions } from './queueOptions.js';

const name = 'webhook';

// 5 s, 20 s, 80 s, … 5.7 h: eight tries within eight hours.
const attempts = 8;
const firstPause = 5_000;
const growth = 4;

/** Seconds that messages which were sent, or given up, are remembered: none is sent twice. */
const kept = 7 * 86_400;

/** Has a message sent, by whoever hosts the webhooks; the same message again is none. */
export async function addWebhook(redis: Redis, message: WebhookMessage): Promise<void> {
  const queue = new Queue(name, queueOptions(redis));
  try {
    await queue.add(name, message, {
      ...{ jobId: messageId(message), attempts, backoff: { type: 'growing' } },
      ...{ removeOnComplete: { age: kept }, removeOnFail: { age: kept } },
    });
  } finally {
    await queue.close();
  }
}

/** Sends what `addWebhook` was given, again and again where it is not taken; writes one log line per try. */
export function hostWebhooks(
  redis: Redis,
  webhook: Webhook,
  logger: Logger,
  send: typeof sendWebhook = sendWebhook,
): Worker {
  const perform = async (job: Job): Promise<void> => {
    try {
      await send(webhook, webhookMessageSchema.parse(job.data));
    } catch (error) {
      const reason = formatFailure(error);
      if (error instanceof FoldcamError && error.permanent) throw new UnrecoverableError(reason);
      throw new Error(reason, { cause: error });
    }
  };
  const worker = new Worker(name, perform, {
    ...queueOptions(redis),
    concurrency: 4,
    settings: { backoffStrategy: (made) => firstPause * growth ** (made - 1) },
  });
  const describe = ({ id, attemptsMade }: Job): object => ({ message: id, attempt: attemptsMade });
  worker.on('completed', (job) => logger.info(describe(job), 'webhook sent'));
  worker.on('failed', (job, error) => {
    if (!job) return;
    const { code, message } = parseFailure(error.message);
    const line = { ...describe(job), code, error: message };
    if (job.finishedOn === undefined) logger.warn(line, 'webhook failed, will be sent again');
    else logger.error(line, 'webhook given up');
  });
  worker.on('error', (error) => logger.warn({ error: error.message }, 'queue error'));
  return worker;
}
