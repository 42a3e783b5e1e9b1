import { expect, test } from 'vitest';
import { once } from '../../../services/explainer/once.js';

test('does the work when it is asked for first, and no second time', async () => {
  let times = 0;
  const work = once(() => Promise.resolve(++times));
  expect(times).toBe(0);
  expect(await Promise.all([work(), work()])).toEqual([1, 1]);
  expect(times).toBe(1);
});
