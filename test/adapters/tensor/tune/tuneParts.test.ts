import { beforeAll, describe, expect, it } from 'vitest';
import { headGradient } from '../../../../core/cam/headGradient.js';
import { poolings, type Pooling } from '../../../../core/sweep/Recipe.js';
import { logisticLoss, sigmoid } from '../../../../core/training/logistic.js';
import { poolTap } from '../../../../core/training/poolTap.js';
import { expectClose } from '../../../support/expectClose.js';
import { enginesHere } from '../../../support/nativeEngine.js';
import { runChild } from '../../../support/startChild.js';
import { tinyTail } from '../../../support/tinyTail.js';
import { tinyTailLoss } from '../../../support/tinyTailLoss.js';
import { batchCase, batchPenalty, lossCase, poolCase } from '../../../support/tuneCases.js';

interface Gradients {
  readonly loss: number;
  readonly gradients: Readonly<Record<string, number[]>>;
  readonly size: number;
}

interface Printed {
  readonly pooled: { readonly values: number[]; readonly gradient: number[] };
  readonly loss: { readonly value: number; readonly slope: number[] };
  /** By a head on a tap that is not trained: of two images, and of the first by a quarter. */
  readonly frozenLogits: readonly [number, number, number];
  readonly batches: {
    readonly sizes: readonly Gradients[];
    readonly afterFull: Gradients;
    readonly unpenalised: Gradients;
    readonly everythingDropped: Gradients;
  };
  readonly code: string;
  readonly full: number[];
  readonly leftWhenFull: number;
  readonly left: number;
}

const [images, height, width, channels] = poolCase.shape;
const stride = height * width * channels;
const imagesOf = Array.from({ length: images }, (_, i) =>
  poolCase.data.slice(i * stride, (i + 1) * stride),
);

/** What the tiny tail starts with. */
function startValues(): Map<string, Float64Array> {
  const values = new Map<string, Float64Array>();
  tinyTail.graph.parameters.forEach(({ data }, name) => values.set(name, Float64Array.from(data)));
  // As float32 holds them.
  values.set('head/weights', Float64Array.from(Float32Array.from(tinyTail.head.weights)));
  values.set('head/bias', Float64Array.of(tinyTail.head.bias));
  return values;
}

describe.each(enginesHere())('on %s', (engine) => {
  let printed: Printed;
  beforeAll(async () => {
    printed = JSON.parse(await runChild('tuneParts.ts', [engine])) as Printed;
  });

  describe('poolTensor', () => {
    it('gives what poolTap gives, but 1e-6 for the deviation of a constant channel', () => {
      const expected = imagesOf.flatMap((data) => [...poolTap(data, channels)]);
      expectClose(printed.pooled.values, expected, 2e-6);
    });

    it('has the gradient that maps are made with, of constant channels and equal maxima too', () => {
      const expected = imagesOf.flatMap((data, i) => {
        const weights: Partial<Record<Pooling, Float64Array>> = {};
        poolings.forEach((pooling, p) => {
          const at = (i * poolings.length + p) * channels;
          weights[pooling] = Float64Array.from(poolCase.weights.subarray(at, at + channels));
        });
        return [...headGradient({ layer: 'any', data, height, width, channels }, weights)];
      });
      expectClose(printed.pooled.gradient, expected, 1e-5);
    });
  });

  describe('openTailModel', () => {
    it('mixes the statistics of a tap that is not trained as the sample says', () => {
      const [own, other, mixed] = printed.frozenLogits;
      expect(other).not.toBe(own);
      expect(mixed).toBeCloseTo(0.25 * own + 0.75 * other, 5);
    });
  });

  describe('logisticLossTensor', () => {
    it('is the weighted sum of logisticLoss, of large logits too', () => {
      const { logits, targets, weights } = lossCase;
      const expected = logits.reduce(
        (sum, z, i) => sum + (weights[i] ?? 0) * logisticLoss(z, targets[i] ?? 0),
        0,
      );
      expect(Math.abs(printed.loss.value / expected - 1)).toBeLessThan(1e-6);
    });

    it('has the slope weight · (sigmoid(z) − target)', () => {
      const expected = lossCase.logits.map(
        (z, i) => (lossCase.weights[i] ?? 0) * (sigmoid(z) - (lossCase.targets[i] ?? 0)),
      );
      expectClose(printed.loss.slope, expected, 1e-6);
    });
  });

  describe('batchGradients', () => {
    it('gives the mean weighted loss without the penalty', () => {
      const expected = tinyTailLoss(startValues(), batchCase, 0);
      expect(Math.abs((printed.batches.sizes[0]?.loss ?? NaN) / expected - 1)).toBeLessThan(1e-6);
    });

    it.each(['early/kernel', 'early/bias', 'late/kernel', 'head/weights', 'head/bias'])(
      'has the slopes of the penalised loss along %s',
      (name) => {
        const values = startValues();
        const own = values.get(name) ?? new Float64Array();
        const slopes = own.map((value, i) => {
          const at = (changed: number): number => {
            own[i] = changed;
            return tinyTailLoss(values, batchCase, batchPenalty);
          };
          const slope = (at(value + 1e-6) - at(value - 1e-6)) / 2e-6;
          own[i] = value;
          return slope;
        });
        expectClose(printed.batches.sizes[0]?.gradients[name] ?? [], slopes, 1e-5);
      },
    );

    it('gives the same in two, three and five micro-batches', () => {
      const [whole, ...pieces] = printed.batches.sizes;
      expect(pieces.map(({ size }) => size)).toEqual([3, 2, 1]);
      for (const one of pieces) expectSame(one, whole);
    });

    it('gives the same after the memory was full, twice', () => {
      // Five samples fail, then three; two fit, and the size stays there.
      expect(printed.full.slice(0, 2)).toEqual([5, 3]);
      expect(printed.batches.afterFull.size).toBe(2);
      expectSame(printed.batches.afterFull, printed.batches.sizes[0]);
    });

    it('adds l2 · w to the gradient of the weights alone', () => {
      const { unpenalised, sizes } = printed.batches;
      const { 'head/weights': bare = [], ...others } = unpenalised.gradients;
      const penalised = bare.map((slope, j) => slope + 0.3 * (tinyTail.head.weights[j] ?? 0));
      expectClose(sizes[0]?.gradients['head/weights'] ?? [], penalised, 1e-6);
      expect(sizes[0]?.gradients).toMatchObject(others);
    });

    it('lets nothing but bias and penalty through a mask that drops every feature', () => {
      const { 'head/weights': weights = [], ...rest } = printed.batches.everythingDropped.gradients;
      expectClose(weights, new Float64Array(weights.length), 0);
      expectClose(rest['early/kernel'] ?? [], new Float64Array(24), 0);
      // Logits are 0.25 everywhere: Σ weight (sigmoid(0.25) − target) / 5, Σ weight 6.25, of positives 3.5.
      expectClose(rest['head/bias'] ?? [], [(6.25 * sigmoid(0.25) - 3.5) / 5], 1e-6);
    });

    it('gives up where one sample fills the memory, and leaves no tensor behind', () => {
      expect(printed.code).toBe('FOLDCAM_E_OUT_OF_MEMORY');
      expect(printed.full.slice(2)).toEqual([5, 3, 2, 1]);
      expect(printed.leftWhenFull).toBe(0);
    });
  });

  it('leaves no tensor behind', () => {
    expect(printed.left).toBe(0);
  });
});

/** To 1e-5 of the largest slope of each variable. */
function expectSame(actual: Gradients, expected: Gradients | undefined): void {
  expectClose([actual.loss], [expected?.loss ?? NaN], 1e-5);
  for (const [name, slopes] of Object.entries(expected?.gradients ?? {})) {
    const largest = Math.max(...slopes.map(Math.abs));
    expectClose(actual.gradients[name] ?? [], slopes, 1e-5 * largest);
  }
}
