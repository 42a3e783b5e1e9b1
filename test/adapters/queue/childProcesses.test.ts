import type { Job } from 'bullmq';
import { afterAll, describe, expect, it } from 'vitest';
import { childProcesses } from '../../../adapters/queue/childProcesses.js';
import { childrenOf } from '../../../bench/support/childrenOf.js';
import { until } from '../../../bench/support/until.js';

const file = new URL('../../support/children/steered.child.mjs', import.meta.url);
const children = childProcesses(file, { stallSeconds: 300 });
afterAll(() => children.close());

/** A job as far as it is sent to a child. */
const job = (does: string, asked = 0): Job => {
  const data = { does, asked };
  const sent = { id: 'j', name: 'j', data: JSON.stringify(data), opts: {} };
  return { data, asJSONSandbox: () => sent } as unknown as Job;
};
const run = (does: string, signal?: AbortSignal, asked?: number): Promise<unknown> =>
  children.run(job(does, asked), 'token', signal);

/** Our child processes that run a program of Node. */
const programs = (): number[] =>
  childrenOf(process.pid)
    .filter(({ megabytes }) => megabytes > 20)
    .map(({ pid }) => pid);

/** Kills the next program that is started, and waits until it has ended. */
async function killNext(before: ReadonlySet<number>): Promise<number> {
  const added = (): number[] => programs().filter((pid) => !before.has(pid));
  await until('it has begun', () => Promise.resolve(added().length === 1));
  const [pid = NaN] = added();
  process.kill(pid, 'SIGKILL');
  await until('it has ended', () => Promise.resolve(added().length === 0));
  return pid;
}

describe('childProcesses', () => {
  it('gives the answer of another process, which is kept for the next job', async () => {
    const first = (await run('answers', undefined, 1)) as { pid: number; asked: number };
    expect(first.asked).toBe(1);
    expect(first.pid).not.toBe(process.pid);
    expect(await run('answers', undefined, 2)).toEqual({ pid: first.pid, asked: 2 });
  });

  it('hands on what was thrown, with its name', async () => {
    await expect(run('fails')).rejects.toMatchObject({
      name: 'UnrecoverableError',
      message: 'it failed',
    });
  });

  it('tells of a child that ended, and takes another one', async () => {
    await expect(run('dies')).rejects.toThrow('Unexpected exit code: 3');
    expect(await run('answers')).toMatchObject({ asked: 0 });
  });

  it('tells a child why it is to stop', async () => {
    const controller = new AbortController();
    const ended = run('listens', controller.signal);
    controller.abort('paused');
    await expect(ended).rejects.toThrow('heard: paused');
  });

  it('lets a job go on for as long as it takes steps, and kills its child when it takes none', async () => {
    const watched = childProcesses(file, { stallSeconds: 1 });
    const { pid } = (await watched.run(job('walks'), 'token', undefined)) as { pid: number };
    await expect(watched.run(job('blocks'), 'token', undefined)).rejects.toThrow(
      /^FOLDCAM_E_STALLED the job took no step for 1 s/,
    );
    expect(await watched.run(job('answers'), 'token', undefined)).not.toMatchObject({ pid });
    await watched.close();
  });

  it('begins children, which the first jobs take', async () => {
    const waiting = childProcesses(file, { stallSeconds: 300 });
    waiting.begin(2);
    const answers = () => waiting.run(job('answers'), 'token', undefined);
    const [one, two] = (await Promise.all([answers(), answers()])) as { pid: number }[];
    expect(one?.pid).not.toBe(two?.pid);
    expect([one?.pid, two?.pid]).toContain(((await answers()) as { pid: number }).pid);
    await waiting.close();
  });

  it('runs no more jobs at once than it may, and lets one that waits be told to stop', async () => {
    const few = childProcesses(file, { stallSeconds: 300, most: 1, variables: { ASKED: 'yes' } });
    const [first, stopped] = [new AbortController(), new AbortController()];
    const listens = few.run(job('listens'), 'token', first.signal);
    const gone = few.run(job('answers'), 'token', stopped.signal);
    const next = few.run(job('tells'), 'token', undefined);
    stopped.abort('paused');
    await expect(gone).rejects.toThrow('told to stop before there was a place: paused');
    first.abort('paused');
    await expect(listens).rejects.toThrow('heard: paused');
    expect(await next).toEqual({ variable: 'yes' });
    await expect(few.run(job('answers'), 'token', stopped.signal)).rejects.toThrow('to stop');
    await few.close();
  });

  it('takes those that wait by their rank, and equal ones as they came', async () => {
    const rank = ({ data }: Job): number => (data as { asked: number }).asked;
    const few = childProcesses(file, { stallSeconds: 300, most: 1, rank });
    const ended: string[] = [];
    const runs = [1, 1, 3, 2, 3].map(async (asked, i) => {
      await few.run(job('answers', asked), 'token', undefined);
      ended.push(`${i}: ${asked}`);
    });
    await Promise.all(runs);
    expect(ended).toEqual(['0: 1', '2: 3', '4: 3', '3: 2', '1: 1']);
    await few.close();
  });

  it('takes another child where one that was begun has ended', async () => {
    const waiting = childProcesses(file, { stallSeconds: 300 });
    const before = new Set(programs());
    waiting.begin(1);
    const begun = await killNext(before);
    const answer = await waiting.run(job('answers'), 'token', undefined);
    expect(answer).toMatchObject({ asked: 0 });
    expect(answer).not.toMatchObject({ pid: begun });
    await waiting.close();
  });

  it('tells of a child that ended while it started', async () => {
    const never = new URL('../../support/children/starting.child.mjs', import.meta.url);
    const before = new Set(programs());
    const ended = childProcesses(never, { stallSeconds: 300 }).run(
      job('answers'),
      'token',
      undefined,
    );
    ended.catch(() => undefined);
    await killNext(before);
    await expect(ended).rejects.toThrow('Unexpected exit code: null signal: SIGKILL');
  });

  it('kills a child that is not ready in time', async () => {
    const never = new URL('../../support/children/starting.child.mjs', import.meta.url);
    const before = new Set(programs());
    const impatient = childProcesses(never, { stallSeconds: 300, startSeconds: 1 });
    await expect(impatient.run(job('answers'), 'token', undefined)).rejects.toThrow(
      /^FOLDCAM_E_STALLED the job's process was not ready within 1 s/,
    );
    await until('it has ended', () => Promise.resolve(programs().every((pid) => before.has(pid))));
  });

  it('fails a job whose child cannot be started, and lives on', async () => {
    const { execPath } = process;
    process.execPath = '/nowhere/node';
    const ended = childProcesses(file, { stallSeconds: 300 }).run(
      job('answers'),
      'token',
      undefined,
    );
    ended.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    process.execPath = execPath;
    await expect(ended).rejects.toThrow();
    expect(await run('answers')).toMatchObject({ asked: 0 });
  });

  it('starts nothing once it is closed', async () => {
    const closing = childProcesses(file, { stallSeconds: 300 });
    const before = new Set(programs());
    closing.begin(1);
    await closing.close();
    await expect(closing.run(job('answers'), 'token', undefined)).rejects.toThrow('are closed');
    await until('all have ended', () =>
      Promise.resolve(programs().every((pid) => before.has(pid))),
    );
  });

  it('kills a child that does not hear', async () => {
    const controller = new AbortController();
    const ended = run('blocks', controller.signal);
    controller.abort('cancelled');
    await expect(ended).rejects.toThrow('signal: SIGKILL');
    expect(await run('answers')).toMatchObject({ asked: 0 });
  });
});
