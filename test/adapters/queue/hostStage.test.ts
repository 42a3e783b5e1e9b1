import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, it } from 'vitest';
import { jobOptions } from '../../../adapters/queue/jobOptions.js';
import { prefix } from '../../../adapters/queue/openRedis.js';
import { runJob } from '../../../adapters/queue/runJob.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { cellJobSchema, type CellJob } from '../../../core/jobs/Job.js';
import { jobId } from '../../../core/jobs/jobId.js';
import { until } from '../../../bench/support/until.js';
import { useRedis } from '../../support/useRedis.js';
import { useStages } from '../../support/useStages.js';

const server = useRedis();
const stages = useStages();
let redis: Redis;

beforeEach(async () => {
  redis = server.connect();
  await redis.flushall();
});

const cell: CellJob = {
  format: 'foldcam.job/1',
  sweep: 's',
  generation: 1,
  cell: 'cell-0',
  run: 'r',
  fold: 0,
};

/** Adds a train job, and tells how it ended. */
async function ended(data: object = cell) {
  const queue = new Queue('train', { connection: redis, prefix });
  const id = jobId(cell, 'train', cell.cell);
  await queue.add('train', data, jobOptions('train', id));
  const state = () => queue.getJobState(id);
  const isOver = async () => ['completed', 'failed'].includes(await state());
  await until('the job has ended', isOver, 60_000);
  const job = await queue.getJob(id);
  const outcome = { state: await state(), attempts: job?.attemptsMade, why: job?.failedReason };
  await queue.close();
  return outcome;
}

/** Work that fails as often as there are errors, and then succeeds. */
function failing(...errors: Error[]): () => Promise<string> {
  return () => {
    const next = errors.shift();
    return next ? Promise.reject(next) : Promise.resolve('done');
  };
}

const transient = () => new FoldcamError('FOLDCAM_E_STORE_UNREACHABLE', 'no answer');

describe('hostStage', () => {
  const host = async (work: () => Promise<string>, met: () => void = () => undefined) => {
    const hosted = stages(redis);
    await hosted.host('train', (job) => {
      met();
      return runJob(cellJobSchema, job.data, work);
    });
    return hosted;
  };

  it('runs a job once, marks its cell as done, and writes one line', async () => {
    const { board, lines } = await host(failing());
    expect(await ended()).toMatchObject({ state: 'completed', attempts: 1 });
    await until(
      'the board says so',
      async () => (await board.read('s')).get('train.cell-0') === 'done',
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      msg: 'train done',
      stage: 'train',
      sweep: 's',
      cell: 'cell-0',
      attempt: 1,
    });
    expect(lines[0]?.['ms']).toBeTypeOf('number');
  });

  it('tries a transient failure again, and says so', async () => {
    const { board, lines } = await host(failing(transient()));
    expect(await ended()).toMatchObject({ state: 'completed', attempts: 2 });
    await until(
      'the board says so',
      async () => (await board.read('s')).get('train.cell-0') === 'done',
    );
    expect(lines.map(({ level, msg, attempt }) => [level, msg, attempt])).toEqual([
      [40, 'train failed, will be tried again', 1],
      [30, 'train done', 2],
    ]);
    expect(lines[0]).toMatchObject({ code: 'FOLDCAM_E_STORE_UNREACHABLE', error: 'no answer' });
  });

  it('gives a defect up after five tries, not counting those that an outage has cost', async () => {
    const defects = Array.from({ length: 6 }, () => new Error('a defect'));
    const { board, lines } = await host(failing(transient(), transient(), ...defects));
    expect(await ended()).toEqual({
      state: 'failed',
      attempts: 7,
      why: 'FOLDCAM_E_INTERNAL a defect',
    });
    await until(
      'the board says so',
      async () => (await board.read('s')).get('train.cell-0') === 'failed',
    );
    expect(lines.map(({ level }) => level)).toEqual([40, 40, 40, 40, 40, 40, 50]);
  }, 90_000);

  it('never tries a permanent failure again', async () => {
    const permanent = new FoldcamError('FOLDCAM_E_TRAINING_DIVERGED', 'the loss is NaN');
    const { board, lines } = await host(failing(permanent));
    expect(await ended()).toEqual({
      state: 'failed',
      attempts: 1,
      why: 'FOLDCAM_E_TRAINING_DIVERGED the loss is NaN',
    });
    await until(
      'the board says so',
      async () => (await board.read('s')).get('train.cell-0') === 'failed',
    );
    expect(lines).toMatchObject([{ level: 50, code: 'FOLDCAM_E_TRAINING_DIVERGED', attempt: 1 }]);
  });

  it('leaves a job of a newer version for others, says so once, and uses up none of its tries', async () => {
    const newer = { ...cell, format: 'foldcam.job/2' };
    let times = 0;
    const hosted = await host(failing(), () => {
      times++;
    });
    const outcome = ended(newer);
    await until('it was met twice', () => Promise.resolve(times > 1));
    // As the version that wrote it would.
    await hosted.host('train', () => Promise.resolve('done'));
    expect(await outcome).toMatchObject({ state: 'completed', attempts: 1 });
    expect(hosted.lines.filter(({ code }) => code === 'FOLDCAM_E_FORMAT_NEWER')).toMatchObject([
      { level: 40, sweep: 's', cell: 'cell-0' },
    ]);
    expect(hosted.lines.filter(({ level }) => level === 50)).toEqual([]);
  }, 90_000);

  it('never tries a job of an older version again', async () => {
    await host(failing());
    expect(await ended({ ...cell, format: 'foldcam.job/0' })).toMatchObject({
      state: 'failed',
      attempts: 1,
      why: expect.stringMatching(/^FOLDCAM_E_FORMAT_OLDER /) as string,
    });
  });
});
