import { expect, test } from 'vitest';
import { smoothGrad } from '../../../../core/cam/perturbation/smoothGrad.js';

test('smoothGrad averages gradients before it takes absolute values', async () => {
  // One pixel of two channels, 0 and 2; logit a² + b³, its gradient (2a, 3b²).
  const input = { layer: 'input', height: 1, width: 1, channels: 2, data: Float32Array.of(0, 2) };
  const drawn = [1, 0, -1, -1];
  const map = await smoothGrad(
    {
      input,
      batch: 8,
      inputGradients: (batch) =>
        Promise.resolve(batch.map((value, i) => (i % 2 ? 3 * value * value : 2 * value))),
    },
    { samples: 2, spread: 0.5, normal: () => drawn.shift() ?? NaN },
  );
  // a is 1 and −1: gradients 2 and −2 cancel; b is 2 and 1: (12 + 3) / 2.
  expect([...map]).toEqual([7.5]);
});
