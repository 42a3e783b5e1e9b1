import { expect, test } from 'vitest';
import { within } from '../../../adapters/time/within.js';

const late = (): Error => new Error('late');
const never = new Promise<never>(() => undefined);

test('within passes on what comes in time, an error too', async () => {
  expect(await within(60_000, Promise.resolve(7), late)).toBe(7);
  await expect(within(60_000, Promise.reject(new Error('own')), late)).rejects.toThrow('own');
});

test('within gives up on what never comes', async () => {
  await expect(within(1, never, late)).rejects.toThrow('late');
});
