import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Queue, type Worker } from 'bullmq';
import pino from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { childProcesses, type ChildProcesses } from '../../../adapters/queue/childProcesses.js';
import { hostStage } from '../../../adapters/queue/hostStage.js';
import { jobOptions } from '../../../adapters/queue/jobOptions.js';
import { prefix } from '../../../adapters/queue/openRedis.js';
import { openSweepBoard } from '../../../adapters/queue/SweepBoard.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { until } from '../../../bench/support/until.js';
import { useRedis } from '../../support/useRedis.js';

const folder = temporaryFolders();
const server = useRedis();
const file = new URL('../../support/children/halting.child.mjs', import.meta.url);
const workers: Worker[] = [];
const opened: ChildProcesses[] = [];
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.close(true)));
  await Promise.all(opened.splice(0).map((children) => children.close()));
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('hostStage', () => {
  it.each(['stops', 'loops', 'waits'])(
    'kills a child that takes no step, and has its job done by another: one that %s',
    async (does) => {
      const redis = server.connect();
      await redis.flushall();
      const lines: Record<string, unknown>[] = [];
      const sink = {
        write: (text: string) => lines.push(JSON.parse(text) as Record<string, unknown>),
      };
      const children = childProcesses(file, { stallSeconds: 0.5 });
      const worker = hostStage('train', children, {
        redis,
        board: openSweepBoard(redis),
        logger: pino({ base: null }, sink),
        concurrency: 1,
      });
      workers.push(worker);
      opened.push(children);
      const queue = new Queue('train', { connection: redis, prefix });
      const mark = path.join(await folder(), 'mark');
      await queue.add('train', { sweep: 's', cell: 'c', mark, does }, jobOptions('train', 'job-1'));
      await until('it is done', async () => (await queue.getJobState('job-1')) === 'completed');
      const job = await queue.getJob('job-1');
      await queue.close();

      const first = Number(await readFile(mark, 'utf8'));
      expect(first).toBeGreaterThan(0);
      expect((job?.returnvalue as { pid: number }).pid).not.toBe(first);
      await until('the first child has ended', () => Promise.resolve(!isAlive(first)));
      expect(job?.attemptsMade).toBe(2);
      const [line] = lines.filter(({ level }) => level === 40);
      expect(line).toMatchObject({
        code: 'FOLDCAM_E_STALLED',
        msg: 'train failed, will be tried again',
      });
    },
    30_000,
  );
});
