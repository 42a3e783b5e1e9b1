import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.js';
import type { HeadData } from '../../../core/training/descend.js';
import { fitMlp } from '../../../core/training/fitMlp.js';
import { mlpTangent, type MlpModel } from '../../../core/training/MlpModel.js';

/** Exclusive or: no linear head tells these apart. */
const corners: HeadData = {
  features: Float32Array.of(-1, -1, 1, 1, -1, 1, 1, -1),
  positive: Uint8Array.of(0, 0, 1, 1),
  weights: new Float64Array(4).fill(1),
};
const options = {
  ...{ epochs: 500, patience: 500, batch: 4, learningRate: 0.02, l2: 0, dropout: 0, hidden: 8 },
};
const logits = (model: MlpModel): number[] =>
  [0, 1, 2, 3].map((i) => mlpTangent(model, corners.features.subarray(2 * i, 2 * i + 2)).value);

describe('fitMlp', () => {
  test('fits what no linear head can', () => {
    const { model, curve } = fitMlp(corners, undefined, options, seededRandom('test'));
    expect(logits(model).map((logit) => logit > 0)).toEqual([false, false, true, true]);
    expect(curve.at(-1)?.training).toBeLessThan(0.05);
  });

  test('takes its first step against the gradient of loss and penalty', () => {
    // SGD's first step is the gradient itself: it must be that of the loss by differences.
    const one = { ...options, epochs: 1, learningRate: 1e-3, l2: 0.3, optimiser: 'sgd' as const };
    const start = fitMlp(corners, undefined, { ...one, learningRate: 1e-12 }, seededRandom('t'));
    const after = fitMlp(corners, undefined, one, seededRandom('t'));
    const objective = (model: MlpModel): number => {
      const loss = logits(model).reduce((sum, z, i) => {
        const target = corners.positive[i] as number;
        return sum + (Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - target * z) / 4;
      }, 0);
      const size = [...model.hidden, ...model.output].reduce((sum, w) => sum + w * w, 0);
      return loss + (0.3 / 2) * size;
    };
    for (const name of ['hidden', 'hiddenBias', 'output'] as const) {
      start.model[name].forEach((value, i) => {
        const moved = (by: number): MlpModel => ({
          ...start.model,
          [name]: start.model[name].map((one, j) => (j === i ? one + by : one)),
        });
        const slope = (objective(moved(1e-6)) - objective(moved(-1e-6))) / 2e-6;
        expect(((after.model[name][i] as number) - value) / -1e-3).toBeCloseTo(slope, 4);
      });
    }
  });

  test('repeats itself with the same random numbers', () => {
    const fit = (seed: string) =>
      fitMlp(corners, undefined, { ...options, epochs: 5, dropout: 0.3 }, seededRandom(seed));
    expect(fit('a')).toEqual(fit('a'));
    expect(fit('a')).not.toEqual(fit('b'));
  });
});
