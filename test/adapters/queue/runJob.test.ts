import { UnrecoverableError, WaitingChildrenError } from 'bullmq';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runJob } from '../../../adapters/queue/runJob.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';

const schema = z.strictObject({ format: z.literal('foldcam.job/1'), fold: z.int() });
const payload = { format: 'foldcam.job/1', fold: 3 } as const;

const failing = async (error: unknown): Promise<Error> => {
  const failed = runJob(schema, payload, () => Promise.reject(error as Error));
  return (await failed.catch((reason: unknown) => reason)) as Error;
};

describe('runJob', () => {
  it('gives the checked payload to the work, and its result back', async () => {
    expect(await runJob(schema, payload, ({ fold }) => Promise.resolve(2 * fold))).toBe(6);
  });

  it.each([
    ['of another kind', { ...payload, format: 'another.job/1' }, /^FOLDCAM_E_JOB_FORMAT format: ./],
    ['of a newer format', { ...payload, format: 'foldcam.job/9' }, /^FOLDCAM_E_FORMAT_NEWER ./],
    ['of an older format', { ...payload, format: 'foldcam.job/0' }, /^FOLDCAM_E_FORMAT_OLDER ./],
    ['with a wrong value', { ...payload, fold: 'x' }, /^FOLDCAM_E_JOB_FORMAT fold: ./],
    ['with a key too many', { ...payload, more: 1 }, /^FOLDCAM_E_JOB_FORMAT ./],
    ['that is nothing', undefined, /^FOLDCAM_E_JOB_FORMAT ./],
  ])('a payload %s is never tried again, and no work is done', async (_, data, message) => {
    let called = false;
    const work = (): Promise<void> => {
      called = true;
      return Promise.resolve();
    };
    const error = await runJob(schema, data, work).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnrecoverableError);
    expect((error as Error).message).toMatch(message);
    expect(called).toBe(false);
  });

  it('a permanent error is never tried again and keeps its code', async () => {
    const error = await failing(new FoldcamError('FOLDCAM_E_TRAINING_DIVERGED', 'the loss is NaN'));
    expect(error).toBeInstanceOf(UnrecoverableError);
    expect(error.message).toBe('FOLDCAM_E_TRAINING_DIVERGED the loss is NaN');
  });

  it('a transient error may be tried again and keeps its code and its cause', async () => {
    const cause = new FoldcamError('FOLDCAM_E_STORE_UNREACHABLE', 's3://b/ does not answer');
    const error = await failing(cause);
    expect(error).not.toBeInstanceOf(UnrecoverableError);
    expect(error.message).toBe('FOLDCAM_E_STORE_UNREACHABLE s3://b/ does not answer');
    expect(error.cause).toBe(cause);
  });

  it('an error without a code is a defect that may be tried again', async () => {
    const error = await failing(new TypeError('x is not a function'));
    expect(error).not.toBeInstanceOf(UnrecoverableError);
    expect(error.message).toBe('FOLDCAM_E_INTERNAL x is not a function');
    expect((await failing('text')).message).toBe('FOLDCAM_E_INTERNAL text');
  });

  it('a job that waits for its children has not failed', async () => {
    const waiting = new WaitingChildrenError();
    expect(await failing(waiting)).toBe(waiting);
  });
});
