import { expect, test } from 'vitest';
import { askLogits } from '../../../../core/cam/perturbation/askLogits.js';

test('askLogits asks a batch at a time and keeps the order', async () => {
  const asked: number[][] = [];
  const logits = await askLogits(
    (batch, count) => {
      asked.push([...batch]);
      return Promise.resolve(Float64Array.from({ length: count }, (_, i) => batch[2 * i] ?? NaN));
    },
    { count: 3, width: 2, batch: 2, write: (i, place) => place.set([i + 1]) },
  );
  expect([...logits]).toEqual([1, 2, 3]);
  // What is not written stays zero, in the second batch too.
  expect(asked).toEqual([
    [1, 0, 2, 0],
    [3, 0],
  ]);
});
