import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.js';
import { classWeights } from '../../../core/training/classWeights.js';
import type { HeadData } from '../../../core/training/descend.js';
import { fitKernel } from '../../../core/training/fitKernel.js';
import { kernelTangent } from '../../../core/training/KernelModel.js';
import vectors from '../../oracle/vectors/heads.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

type Vector = (typeof vectors.kernels)[number];

const dataOf = ({ features, positive, balanced }: Vector): HeadData => {
  const labels = Uint8Array.from(positive);
  return {
    features: Float32Array.from(features),
    positive: labels,
    weights: balanced ? classWeights(labels) : new Float64Array(labels.length).fill(1),
  };
};

const gammaOf = ({ gamma }: Vector) => (typeof gamma === 'number' ? gamma : ('scale' as const));

describe('fitKernel', () => {
  test.each(vectors.kernels)('finds the optimum of $c and $gamma', (vector) => {
    const options = { c: vector.c, gamma: gammaOf(vector) };
    const model = fitKernel(dataOf(vector), options, seededRandom('test'));
    expect(model.gamma).toBeCloseTo(vector.used_gamma, 9);
    expect(model.bias).toBeCloseTo(vector.bias, 6);
    const others = Float32Array.from(vector.others);
    const logits = vector.logits.map(
      (_, i) =>
        kernelTangent(model, others.subarray(i * vector.width, (i + 1) * vector.width)).value,
    );
    expectClose(logits, vector.logits, 1e-6);
  });

  test('gives coefficients that add up to nothing', () => {
    const [vector] = vectors.kernels;
    if (!vector) throw new RangeError('no vector');
    const { coefficients } = fitKernel(dataOf(vector), { c: 1, gamma: 'scale' }, () => 0);
    expect(coefficients.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
  });

  test('takes a part of the rows where there are too many', () => {
    const rows = 60;
    const data = {
      features: Float32Array.from({ length: rows }, (_, i) => (i % 2) + i / 1000),
      positive: Uint8Array.from({ length: rows }, (_, i) => i % 2),
      weights: new Float64Array(rows).fill(1),
    };
    const fit = (seed: string) => fitKernel(data, { c: 1, gamma: 1 }, seededRandom(seed), 40);
    const model = fit('test');
    expect(new Set(model.centres).size).toBe(40);
    expect(model.coefficients).toHaveLength(40);
    expect(fit('test')).toEqual(model);
    expect(fit('other').centres).not.toEqual(model.centres);
    expect(kernelTangent(model, Float32Array.of(1)).value).toBeGreaterThan(
      kernelTangent(model, Float32Array.of(0)).value,
    );
  });

  test('says so when features are not finite', () => {
    const data = { ...dataOf(vectors.kernels[0] as Vector) };
    data.features[0] = NaN;
    const fit = () => fitKernel(data, { c: 1, gamma: 1 }, () => 0);
    expect(fit).toThrow(expect.objectContaining({ code: 'FOLDCAM_E_TRAINING_DIVERGED' }) as Error);
  });
});
