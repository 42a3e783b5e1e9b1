import { FoldcamError } from '../errors/FoldcamError.js';
import { shuffle, type Random } from '../random.js';
import { cholesky, solveCholesky } from './cholesky.js';
import type { HeadData } from './descend.js';
import { dot } from './dot.js';
import { squaredDistance, type KernelModel } from './KernelModel.js';
import { logisticLoss, sigmoid } from './logistic.js';

export interface KernelOptions {
  readonly c: number;
  readonly gamma: number | 'scale';
}

/** Rows that become centres, at most: the time grows with their cube. */
export const largestKernel = 2000;

/**
 * Kernel logistic regression with a Gaussian kernel K (Zhu & Hastie, Journal of Computational and
 * Graphical Statistics 14:185, 2005): the least of c · Σ weight · loss(K·a + bias) + ½ · aᵀ·K·a, by
 * Newton's steps, each halved until the objective falls. `scale` is 1 / (features · their variance),
 * as in scikit-learn. Of more rows than `largest` a random part is taken, and no other is seen.
 * @throws FoldcamError FOLDCAM_E_TRAINING_DIVERGED where features are not finite
 */
export function fitKernel(
  data: HeadData,
  { c, gamma: asked }: KernelOptions,
  random: Random,
  largest = largestKernel,
): KernelModel {
  const { features, positive, weights } = takeRows(data, largest, random);
  const rows = positive.length;
  const width = features.length / rows;
  const gamma = asked === 'scale' ? 1 / (width * varianceOf(features)) : asked;
  const row = (i: number) => features.subarray(i * width, (i + 1) * width);
  const kernel = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j <= i; j++) {
      const value = Math.exp(-gamma * squaredDistance(row(i), row(j)));
      kernel[i * rows + j] = value;
      kernel[j * rows + i] = value;
    }
  }
  const fit = { kernel, positive, weights: weights.map((weight) => c * weight) };
  let now = evaluate(fit, { coefficients: new Float64Array(rows), bias: 0 });
  for (let step = 0; step < 100; step++) {
    if (!Number.isFinite(now.objective)) {
      throw new FoldcamError('FOLDCAM_E_TRAINING_DIVERGED', 'the loss of the head is not finite');
    }
    const aim = newtonPoint(fit, now);
    let share = 1;
    let next = evaluate(fit, between(now, aim, share));
    while (!(next.objective <= now.objective) && share > 1e-6) {
      share /= 2;
      next = evaluate(fit, between(now, aim, share));
    }
    const isLast = now.objective - next.objective <= 1e-12 * Math.abs(now.objective);
    now = next.objective <= now.objective ? next : now;
    if (isLast) break;
  }
  const { coefficients, bias } = now;
  return { kind: 'rbf', gamma, centres: features, coefficients, bias };
}

interface Fit {
  readonly kernel: Float64Array;
  readonly positive: Uint8Array;
  /** Times c. */
  readonly weights: Float64Array;
}

interface Point {
  readonly coefficients: Float64Array;
  readonly bias: number;
}

interface Evaluated extends Point {
  readonly logits: Float64Array;
  readonly objective: number;
}

function evaluate({ kernel, positive, weights }: Fit, { coefficients, bias }: Point): Evaluated {
  const rows = coefficients.length;
  const logits = new Float64Array(rows);
  let objective = 0;
  for (let i = 0; i < rows; i++) {
    const sum = dot(kernel.subarray(i * rows, (i + 1) * rows), coefficients);
    logits[i] = sum + bias;
    objective += ((coefficients[i] as number) * sum) / 2;
    objective += (weights[i] as number) * logisticLoss(sum + bias, positive[i] as number);
  }
  return { coefficients, bias, logits, objective };
}

/** Where the quadratic approximation is least: (K + W⁻¹)·a + bias = z and Σ a = 0. */
function newtonPoint({ kernel, positive, weights }: Fit, { logits }: Evaluated): Point {
  const rows = logits.length;
  const matrix = kernel.slice();
  const targets = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const probability = sigmoid(logits[i] as number);
    // A row that is surely right weighs nothing; its inverse must stay finite.
    const curvature = Math.max(probability * (1 - probability), 1e-9);
    matrix[i * rows + i] =
      (matrix[i * rows + i] as number) + 1 / ((weights[i] as number) * curvature);
    targets[i] = (logits[i] as number) + ((positive[i] as number) - probability) / curvature;
  }
  const factor = cholesky(matrix, rows);
  const u = solveCholesky(factor, targets);
  const v = solveCholesky(factor, new Float64Array(rows).fill(1));
  const bias = sumOf(u) / sumOf(v);
  return { coefficients: u.map((value, i) => value - bias * (v[i] as number)), bias };
}

function between(from: Point, to: Point, share: number): Point {
  const mix = (a: number, b: number): number => a + share * (b - a);
  return {
    coefficients: from.coefficients.map((value, i) => mix(value, to.coefficients[i] as number)),
    bias: mix(from.bias, to.bias),
  };
}

function takeRows(data: HeadData, largest: number, random: Random): HeadData {
  const rows = data.positive.length;
  if (rows <= largest) return data;
  const width = data.features.length / rows;
  const order = Array.from({ length: rows }, (_, i) => i);
  const taken = shuffle(order, random)
    .slice(0, largest)
    .sort((a, b) => a - b);
  const features = new Float32Array(taken.length * width);
  taken.forEach((row, i) =>
    features.set(data.features.subarray(row * width, (row + 1) * width), i * width),
  );
  return {
    features,
    positive: Uint8Array.from(taken, (row) => data.positive[row] as number),
    weights: Float64Array.from(taken, (row) => data.weights[row] as number),
  };
}

function varianceOf(values: Float32Array): number {
  const mean = sumOf(values) / values.length;
  let sum = 0;
  for (const value of values) sum += (value - mean) ** 2;
  return sum / values.length;
}

function sumOf(values: Float64Array | Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
