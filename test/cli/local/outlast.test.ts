import { expect, it } from 'vitest';
import { outlast } from '../../../cli/local/outlast.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';

const quietly = (told: string[] = [], signal = new AbortController().signal) => ({
  signal,
  tell: (line: string) => void told.push(line),
  quiet: 10,
  patience: 40,
});
const never = (): Promise<never> => new Promise(() => undefined);

it('gives the answer, and says nothing, where there is one', async () => {
  const told: string[] = [];
  expect(await outlast(() => Promise.resolve(7), quietly(told))).toBe(7);
  expect(told).toEqual([]);
});

it('tells of silence, and gives it up with a code', async () => {
  const told: string[] = [];
  await expect(outlast(never, quietly(told))).rejects.toMatchObject({
    code: 'FOLDCAM_E_REDIS_UNREACHABLE',
  });
  expect(told).toEqual(['Redis does not answer: waiting for up to 1 minutes']);
});

it('asks again after an outage of the store, and tells that it is over', async () => {
  const told: string[] = [];
  const away = new FoldcamError('FOLDCAM_E_STORE_UNREACHABLE', 'no answer');
  const answers = [() => Promise.reject(away), () => Promise.resolve('here')];
  const ask = (): Promise<string> => answers.shift()?.() ?? never();
  const patient = { ...quietly(told), quiet: 20_000, patience: 60_000 };
  expect(await outlast(ask, patient)).toBe('here');
  expect(told).toEqual([
    'FOLDCAM_E_STORE_UNREACHABLE no answer: waiting for up to 1 minutes',
    'it answers again',
  ]);
});

it('lets every other error through at once', async () => {
  const lost = new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', 'bytes');
  await expect(outlast(() => Promise.reject(lost), quietly())).rejects.toBe(lost);
});

it('ends when it is interrupted', async () => {
  const controller = new AbortController();
  const asked = outlast(never, quietly([], controller.signal));
  controller.abort();
  await expect(asked).rejects.toMatchObject({ code: 'FOLDCAM_E_INTERRUPTED' });
});
