import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Stage } from '../../core/jobs/stages.js';
import { queueOptions } from './queueOptions.js';

/** Does something with a stage's queue, and closes it. */
export async function onQueue<T>(
  redis: Redis,
  stage: Stage,
  work: (queue: Queue) => Promise<T>,
): Promise<T> {
  const queue = new Queue(stage, queueOptions(redis));
  try {
    return await work(queue);
  } finally {
    await queue.close();
  }
}
