import { expect, test } from 'vitest';
import { noisyGradients } from '../../../../core/cam/perturbation/noisyGradients.js';

test('noisyGradients adds noise in proportion to the range of the input', async () => {
  const input = { layer: 'input', height: 1, width: 2, channels: 1, data: Float32Array.of(1, 5) };
  const drawn = [1, 0, -1, 2, 0.5, 0.5];
  const counts: number[] = [];
  const seen: number[][] = [];
  const gradients = noisyGradients(
    input,
    2,
    (batch, count) => {
      counts.push(count);
      return Promise.resolve(batch);
    },
    { samples: 3, spread: 0.25, normal: () => drawn.shift() ?? NaN },
  );
  for await (const gradient of gradients) seen.push([...gradient]);
  // ¼ · (5 − 1) = 1 a deviation
  expect(seen).toEqual([
    [2, 5],
    [0, 7],
    [1.5, 5.5],
  ]);
  expect(counts).toEqual([2, 1]);
});
