import { describe, expect, test } from 'vitest';
import { integratedGradients } from '../../../../core/cam/perturbation/integratedGradients.js';

// Two pixels of two channels: logit = a² + 3b + cd, its gradient (2a, 3, d, c).
const probe = {
  input: { layer: 'input', height: 1, width: 2, channels: 2, data: Float32Array.of(2, 1, 3, 4) },
  batch: 2,
  inputGradients: (batch: Float32Array, count: number) => {
    const gradients = Array.from({ length: count }, (_, i) => {
      const [a = NaN, , c = NaN, d = NaN] = batch.subarray(i * 4, i * 4 + 4);
      return [2 * a, 3, d, c];
    });
    return Promise.resolve(Float32Array.from(gradients.flat()));
  },
};

describe('integratedGradients', () => {
  test('multiplies the way from the baseline with the mean gradient on it', async () => {
    // At ½ and 1: a is 1, 2, its mean gradient 3; c, d: (2 + 4) / 2 = 3 and (1.5 + 3) / 2 = 2.25.
    const map = await integratedGradients(probe, new Float32Array(4), 2);
    expect([...map]).toEqual([2 * 3 + 1 * 3, 3 * 3 + 4 * 2.25]);
  });

  test('starts from the baseline', async () => {
    // a from 1: at 1.5 and 2, mean gradient 3.5 on a way of 1; nothing else moves.
    const map = await integratedGradients(probe, Float32Array.of(1, 1, 3, 4), 2);
    expect([...map]).toEqual([3.5, 0]);
  });

  test('adds up to the difference of the logits when the steps are many', async () => {
    const map = await integratedGradients(probe, new Float32Array(4), 1000);
    // 2² + 3 + 12
    expect(map.reduce((sum, value) => sum + value)).toBeCloseTo(19, 1);
  });
});
