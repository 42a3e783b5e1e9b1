import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, it } from 'vitest';
import { prefix } from '../../../adapters/queue/openRedis.js';
import { runJob } from '../../../adapters/queue/runJob.js';
import { submitSweep } from '../../../adapters/queue/submitSweep.js';
import { openDirectoryStore } from '../../../adapters/store/directory.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { produceJobSchema } from '../../../core/jobs/Job.js';
import type { ObjectStore } from '../../../core/ports.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { until } from '../../../bench/support/until.js';
import { useRedis } from '../../support/useRedis.js';
import { useStages } from '../../support/useStages.js';

const folder = temporaryFolders();
const server = useRedis();
const stages = useStages();
const submission = { text: 'name: größe\n', base: '/data' };
let redis: Redis;
let store: ObjectStore;

beforeEach(async () => {
  redis = server.connect();
  await redis.flushall();
  store = openDirectoryStore(await folder());
});

/** What is left of a submission in the store and among the jobs. */
async function left(): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of store.list('')) found.push(key);
  const queue = new Queue('produce', { connection: redis, prefix });
  const jobs = await queue.getJobs();
  await queue.close();
  return [...found, ...jobs.map((job) => job.id ?? '')];
}

const host = (answer: (text: string, base: string) => unknown) =>
  stages(redis).host('produce', (job) =>
    runJob(produceJobSchema, job.data, async ({ submission: key, base }) => {
      const text = new TextDecoder().decode(await store.get(key));
      return answer(text, base);
    }),
  );

describe('submitSweep', () => {
  it('hands the file and its folder to a producer and gives its answer back', async () => {
    const seen: string[] = [];
    await host((text, base) => {
      seen.push(text, base);
      return { sweep: 's', generation: 1, running: false };
    });
    expect(await submitSweep(store, redis, submission)).toEqual({
      sweep: 's',
      generation: 1,
      running: false,
    });
    expect(seen).toEqual([submission.text, submission.base]);
    expect(await left()).toEqual([]);
  });

  it('raises the problems that a producer finds, all of them', async () => {
    const where = { file: 'dataset.csv', row: 7 };
    const problems = [
      { code: 'FOLDCAM_E_CSV_ROW', severity: 'error', message: 'one', where, remedy: 'Mend it.' },
      { code: 'FOLDCAM_E_MASK_EMPTY', severity: 'error', message: 'two' },
    ];
    await host(() => ({ code: 'FOLDCAM_E_CSV_ROW', message: '2 problems', problems }));
    await expect(submitSweep(store, redis, submission)).rejects.toMatchObject({
      code: 'FOLDCAM_E_CSV_ROW',
      message: '2 problems',
      permanent: true,
      problems,
      where,
      remedy: 'Mend it.',
    });
    expect(await left()).toEqual([]);
  });

  it('raises what made the producer itself fail', async () => {
    await host(() => {
      throw new FoldcamError('FOLDCAM_E_STORE_UNREACHABLE', 'no answer');
    });
    await expect(submitSweep(store, redis, submission)).rejects.toMatchObject({
      code: 'FOLDCAM_E_STORE_UNREACHABLE',
      message: 'no answer',
    });
    expect(await left()).toEqual([]);
  });

  it('is withdrawn where there is no producer: no object and no job stay', async () => {
    await expect(submitSweep(store, redis, submission, { patience: 50 })).rejects.toMatchObject({
      code: 'FOLDCAM_E_NO_PRODUCER',
    });
    expect(await left()).toEqual([]);
  });

  it('waits for a producer that is there and busy', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await host(async (text) => {
      await held;
      return { sweep: text, generation: 1, running: false };
    });
    // Without any patience: who waits has asked for producers at once.
    const submit = (text: string) =>
      submitSweep(store, redis, { ...submission, text }, { patience: -1 });
    const all = Promise.all(['first', 'second', 'third'].map(submit));
    const queue = new Queue('produce', { connection: redis, prefix });
    await until('two submissions wait', async () => (await queue.getWaitingCount()) === 2);
    await queue.close();
    release();
    expect((await all).map(({ sweep }) => sweep)).toEqual(['first', 'second', 'third']);
    expect(await left()).toEqual([]);
  });

  it('is withdrawn when the user interrupts', async () => {
    const signal = AbortSignal.abort();
    await expect(submitSweep(store, redis, submission, { signal })).rejects.toMatchObject({
      code: 'FOLDCAM_E_INTERRUPTED',
    });
    expect(await left()).toEqual([]);
  });
});
