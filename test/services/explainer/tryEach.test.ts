import { expect, test } from 'vitest';
import { tryEach } from '../../../services/explainer/tryEach.js';

test('does the work for every item, in order', async () => {
  const done: number[] = [];
  await tryEach([3, 1, 2], (item) => {
    done.push(item);
    return Promise.resolve();
  });
  expect(done).toEqual([3, 1, 2]);
});

test('goes on behind a failure, and throws the first one at the end', async () => {
  const done: number[] = [];
  const work = (item: number): Promise<void> => {
    if (item < 0) return Promise.reject(new Error(`no ${item}`));
    done.push(item);
    return Promise.resolve();
  };
  await expect(tryEach([1, -1, 2, -2, 3], work)).rejects.toThrow('no -1');
  expect(done).toEqual([1, 2, 3]);
});
