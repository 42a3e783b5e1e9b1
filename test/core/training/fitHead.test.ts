import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.js';
import { classWeights } from '../../../core/training/classWeights.js';
import type { DescentOptions, HeadData } from '../../../core/training/descend.js';
import { fitHead } from '../../../core/training/fitHead.js';
import vectors from '../../oracle/vectors/training.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

const options: DescentOptions = {
  epochs: 40,
  patience: 40,
  batch: 8,
  learningRate: 0.05,
  l2: 0.1,
  dropout: 0,
};

const problem = (at: number): HeadData & { l2: number; solution: number[] } => {
  const vector = vectors.optima[at];
  if (!vector) throw new RangeError(`no problem ${at}`);
  const positive = Uint8Array.from(vector.positive);
  return {
    features: Float32Array.from(vector.features),
    positive,
    weights: vector.balanced ? classWeights(positive) : new Float64Array(positive.length).fill(1),
    l2: vector.l2,
    solution: [...vector.weights, vector.bias],
  };
};

const row = (features: number[], positive: number): HeadData => ({
  features: Float32Array.from(features),
  positive: Uint8Array.of(positive),
  weights: Float64Array.of(1),
});

describe('fitHead', () => {
  test.each([0, 1, 2])('finds scikit-learn’s regularised optimum: problem %i', (at) => {
    const data = problem(at);
    const batch = data.positive.length;
    const thorough = { ...options, epochs: 3000, batch, learningRate: 0.01, l2: data.l2 };
    const { weights, bias } = fitHead(data, undefined, thorough, seededRandom('test'));
    expectClose([...weights, bias], data.solution, 1e-4);
  });

  test('takes its first step against the gradient of the loss', () => {
    const once = { ...options, epochs: 1, learningRate: 0.1 };
    // At zero the error is ½ − 1: weights move with the features, the bias up; Adam’s step is 0.1.
    const fitted = fitHead(row([2, -3, 0], 1), undefined, once, seededRandom('test'));
    expectClose([...fitted.weights, fitted.bias], [0.1, -0.1, 0, 0.1], 1e-6);
    // log(1 + e^−z) with z = 0.2 + 0.3 + 0.1.
    expect(fitted.curve).toHaveLength(1);
    expect(fitted.curve[0]?.training).toBeCloseTo(Math.log1p(Math.exp(-0.6)), 6);
  });

  test('steps once a batch, the last one shorter', () => {
    const data = problem(2);
    const flat = { ...options, epochs: 1, learningRate: 1e-3 };
    // Far from the optimum every step moves a parameter by the learning rate at most.
    const bound = (batch: number): number => {
      const { bias, weights } = fitHead(data, undefined, { ...flat, batch }, seededRandom('test'));
      return Math.max(Math.abs(bias), ...weights.map(Math.abs));
    };
    expect(bound(30)).toBeCloseTo(1e-3, 6);
    expect(bound(29)).toBeGreaterThan(1.01e-3);
    expect(bound(29)).toBeLessThan(2.01e-3);
  });

  test('repeats itself with the same random numbers, and not with others', () => {
    const fit = (seed: number) =>
      fitHead(problem(0), undefined, { ...options, dropout: 0.3 }, seededRandom(seed));
    expect(fit(1)).toEqual(fit(1));
    expect(fit(1).weights).not.toEqual(fit(2).weights);
  });

  test('keeps a dropped feature’s weight where it is', () => {
    const once = { ...options, epochs: 1, learningRate: 0.1, dropout: 0.5 };
    // A random number under ½ drops.
    const dropped = fitHead(row([2], 1), undefined, once, () => 0.49);
    expectClose([...dropped.weights, dropped.bias], [0, 0.1], 1e-6);
    const kept = fitHead(row([2], 1), undefined, once, () => 0.5);
    expectClose([...kept.weights, kept.bias], [0.1, 0.1], 1e-6);
  });

  test('scales a kept feature up by what dropout takes away', () => {
    const twice = { ...options, epochs: 2, learningRate: 0.1, dropout: 0.5 };
    const { bias } = fitHead(row([2], 1), undefined, twice, () => 0.5);
    // After the first step the logit is 0.1 · (2 · 2) + 0.1; then Adam’s moments of both errors.
    const [first, second] = [-1 / 2, 1 / (1 + Math.exp(-0.5)) - 1];
    const m = (0.09 * first + 0.1 * second) / (1 - 0.9 ** 2);
    const v = (0.000999 * first ** 2 + 0.001 * second ** 2) / (1 - 0.999 ** 2);
    expect(bias).toBeCloseTo(0.1 - (0.1 * m) / Math.sqrt(v), 6);
  });

  test('gives the weights of the epoch with the least validation loss', () => {
    const train = problem(0);
    // The same features with the opposite labels: what helps the one hurts the other.
    const validation = { ...train, positive: train.positive.map((p) => 1 - p) };
    const stopped = fitHead(train, validation, { ...options, patience: 5 }, seededRandom('test'));
    const losses = stopped.curve.map((epoch) => epoch.validation ?? NaN);
    const least = losses.indexOf(Math.min(...losses)) + 1;
    expect(stopped.epochs).toBe(least);
    expect(stopped.curve).toHaveLength(least + 5);
    const again = fitHead(train, undefined, { ...options, epochs: least }, seededRandom('test'));
    expect(stopped.weights).toEqual(again.weights);
    expect(stopped.bias).toBe(again.bias);
  });

  test('weighs rows in the loss', () => {
    const data = {
      features: Float32Array.of(0, 0, 0),
      positive: Uint8Array.of(1, 0, 0),
      weights: Float64Array.of(6, 1, 1),
    };
    const thorough = { ...options, epochs: 2000, learningRate: 0.01 };
    // With no feature the bias is the log-odds of the weights: 6 to 2.
    const { bias } = fitHead(data, undefined, thorough, seededRandom('test'));
    expect(bias).toBeCloseTo(Math.log(3), 4);
  });

  const diverged = expect.objectContaining({ code: 'FOLDCAM_E_TRAINING_DIVERGED' }) as Error;

  test('says so when the training loss is not finite', () => {
    const fit = () => fitHead(row([NaN], 1), undefined, options, seededRandom('test'));
    expect(fit).toThrow(diverged);
    expect(fit).toThrow(/epoch 1/);
  });

  test('says so when the steps are too large', () => {
    const huge = { ...options, learningRate: Number.MAX_VALUE };
    expect(() => fitHead(problem(0), undefined, huge, seededRandom('test'))).toThrow(diverged);
  });

  test('says so when the validation loss is not finite', () => {
    const fit = () => fitHead(row([1], 1), row([NaN], 1), options, seededRandom('test'));
    expect(fit).toThrow(diverged);
  });
});
