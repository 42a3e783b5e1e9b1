import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jobOptions } from '../../../adapters/queue/jobOptions.js';
import { prefix } from '../../../adapters/queue/openRedis.js';
import { watchWorkers, type WorkerWatch } from '../../../adapters/queue/watchWorkers.js';
import { firstLine, startChild } from '../../support/startChild.js';
import { until } from '../../../bench/support/until.js';
import { useRedis } from '../../support/useRedis.js';
import { useStages } from '../../support/useStages.js';

const server = useRedis();
const stages = useStages();
let redis: Redis;
const watches: WorkerWatch[] = [];

beforeEach(async () => {
  redis = server.connect();
  await redis.flushall();
});
afterEach(() => watches.splice(0).forEach((watch) => watch.stop()));

describe('hostStage', () => {
  it('takes over the job of a worker whose process group was killed, before its lock runs out', async () => {
    const queue = new Queue('train', { connection: redis, prefix });
    await queue.add('train', {}, jobOptions('train', 'job-1', 7));
    const holder = startChild('holdJob.ts', [server.url()], { detached: true });
    expect(await firstLine(holder)).toBe('taken');
    const hosted = stages(redis);
    await hosted.host('train', () => Promise.resolve('done'));

    process.kill(-(holder.pid ?? NaN), 'SIGKILL');
    // Now it never runs out.
    expect(await redis.persist('foldcam:train:job-1:lock')).toBe(1);
    await until('it is done', async () => (await queue.getJobState('job-1')) === 'completed');
    expect(await queue.getJob('job-1')).toMatchObject({ returnvalue: 'done', stalledCounter: 1 });
    await queue.close();
    expect(hosted.lines[0]).toMatchObject({
      jobs: ['job-1'],
      msg: 'the worker of these jobs is gone',
    });
  }, 40_000);
});

describe('watchWorkers', () => {
  const lock = async (job: string, worker: string): Promise<void> => {
    await redis.rpush('foldcam:train:active', job);
    await redis.set(`foldcam:train:${job}:lock`, `${worker}:0`);
  };
  const watch = (id: string): void => {
    watches.push(watchWorkers(redis, 'train', id, () => undefined));
  };

  it('frees the jobs of workers that died, and of no other', async () => {
    await redis.zadd('foldcam:workers:train', Date.now() - 20_000, 'dead');
    await lock('lost', 'dead');
    await lock('kept', 'living');
    await lock('older', 'of-an-older-version');
    watch('living');
    watch('own');
    await until('one is freed', async () => !(await redis.exists('foldcam:train:lost:lock')));
    expect(await redis.smembers('foldcam:train:stalled')).toEqual(['lost']);
    expect(await redis.get('foldcam:train:kept:lock')).toBe('living:0');
    expect(await redis.get('foldcam:train:older:lock')).toBe('of-an-older-version:0');
  }, 30_000);

  it('frees nothing before it was itself heard for as long as another may be silent', async () => {
    await redis.zadd('foldcam:workers:train', Date.now() - 20_000, 'dead');
    await lock('lost', 'dead');
    let [first, heard] = [0, 0];
    watch('own');
    await until('it is freed', async () => {
      const now = Number(await redis.zscore('foldcam:workers:train', 'own'));
      first ||= now;
      heard = now - first;
      return !(await redis.exists('foldcam:train:lost:lock'));
    });
    expect(heard).toBeGreaterThanOrEqual(4_000);
  }, 30_000);
});
