import type { Job } from 'bullmq';
import { afterAll, describe, expect, it } from 'vitest';
import { childProcesses } from '../../../adapters/queue/childProcesses.js';

const file = new URL('../../support/children/steered.child.mjs', import.meta.url);
const children = childProcesses(file, 300);
afterAll(() => children.close());

/** A job as far as it is sent to a child. */
const job = (does: string, asked = 0): Job => {
  const data = JSON.stringify({ does, asked });
  return { asJSONSandbox: () => ({ id: 'j', name: 'j', data, opts: {} }) } as unknown as Job;
};
const run = (does: string, signal?: AbortSignal, asked?: number): Promise<unknown> =>
  children.run(job(does, asked), 'token', signal);

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
    const watched = childProcesses(file, 1);
    const { pid } = (await watched.run(job('walks'), 'token', undefined)) as { pid: number };
    await expect(watched.run(job('blocks'), 'token', undefined)).rejects.toThrow(
      /^FOLDCAM_E_STALLED the job took no step for 1 s/,
    );
    expect(await watched.run(job('answers'), 'token', undefined)).not.toMatchObject({ pid });
    await watched.close();
  });

  it('kills a child that does not hear', async () => {
    const controller = new AbortController();
    const ended = run('blocks', controller.signal);
    controller.abort('cancelled');
    await expect(ended).rejects.toThrow('signal: SIGKILL');
    expect(await run('answers')).toMatchObject({ asked: 0 });
  });
});
