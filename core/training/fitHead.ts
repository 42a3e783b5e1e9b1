import { FoldcamError } from '../errors/FoldcamError.js';
import { shuffle, type Random } from '../random.js';
import { adam } from './adam.js';
import { dropoutMask } from './dropoutMask.js';
import { earlyStopping } from './earlyStopping.js';
import { logisticLoss, sigmoid } from './logistic.js';

/** Standardised features (rows × width, row-major) with targets and the rows' weights in the loss. */
export interface HeadData {
  readonly features: Float32Array;
  readonly positive: Uint8Array;
  readonly weights: Float64Array;
}

export interface HeadOptions {
  readonly epochs: number;
  readonly patience: number;
  readonly batch: number;
  readonly learningRate: number;
  readonly l2: number;
  readonly dropout: number;
}

export interface EpochLosses {
  readonly epoch: number;
  readonly training: number;
  /** Absent when there is no validation part. */
  readonly validation?: number;
}

export interface FittedHead {
  readonly weights: Float64Array;
  readonly bias: number;
  /** How many epochs these weights were trained for. */
  readonly epochs: number;
  readonly curve: readonly EpochLosses[];
}

/**
 * Regularised logistic regression by mini-batch Adam with inverted dropout on the features.
 * With a validation part the weights are those of the epoch with the least validation loss.
 * @throws FoldcamError FOLDCAM_E_TRAINING_DIVERGED when a loss is not finite
 */
export function fitHead(
  train: HeadData,
  validation: HeadData | undefined,
  options: HeadOptions,
  random: Random,
): FittedHead {
  const rows = train.positive.length;
  const width = train.features.length / rows;
  // The bias is the last parameter: one optimiser steps all.
  const parameters = new Float64Array(width + 1);
  const step = adam(width + 1, options.learningRate);
  const stopping = earlyStopping(options.patience);
  const order = Array.from({ length: rows }, (_, i) => i);
  const curve: EpochLosses[] = [];
  let best = parameters.slice();
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    shuffle(order, random);
    for (let start = 0; start < rows; start += options.batch) {
      const batch = order.slice(start, start + options.batch);
      step(parameters, batchGradient(train, batch, parameters, options, random));
    }
    const losses = { epoch, training: meanLoss(train, parameters) };
    const validationLoss = validation ? meanLoss(validation, parameters) : 0;
    if (!Number.isFinite(losses.training) || !Number.isFinite(validationLoss)) {
      throw new FoldcamError(
        'FOLDCAM_E_TRAINING_DIVERGED',
        `the loss of epoch ${epoch} is not finite`,
      );
    }
    if (!validation) {
      curve.push(losses);
      best = parameters;
      continue;
    }
    curve.push({ ...losses, validation: validationLoss });
    const stop = stopping.observe(epoch, validationLoss);
    if (stopping.best() === epoch) best = parameters.slice();
    if (stop) break;
  }
  return {
    weights: best.slice(0, width),
    bias: best[width] as number,
    epochs: validation ? stopping.best() : options.epochs,
    curve,
  };
}

function batchGradient(
  data: HeadData,
  batch: readonly number[],
  parameters: Float64Array,
  options: HeadOptions,
  random: Random,
): Float64Array {
  const width = parameters.length - 1;
  const gradient = new Float64Array(width + 1);
  // One mask a batch: a mask a row costs thirty times the random numbers and fits no better.
  const mask = dropoutMask(width, options.dropout, random);
  const masked = new Float64Array(width);
  for (let j = 0; j < width; j++) masked[j] = (parameters[j] as number) * (mask[j] as number);
  for (const row of batch) {
    const offset = row * width;
    let logit = parameters[width] as number;
    for (let j = 0; j < width; j++) {
      logit += (masked[j] as number) * (data.features[offset + j] as number);
    }
    const error = sigmoid(logit) - (data.positive[row] as number);
    const slope = (error * (data.weights[row] as number)) / batch.length;
    for (let j = 0; j < width; j++) {
      gradient[j] = (gradient[j] as number) + slope * (data.features[offset + j] as number);
    }
    gradient[width] = (gradient[width] as number) + slope;
  }
  for (let j = 0; j < width; j++) {
    gradient[j] =
      (gradient[j] as number) * (mask[j] as number) + options.l2 * (parameters[j] as number);
  }
  return gradient;
}

function meanLoss(data: HeadData, parameters: Float64Array): number {
  const rows = data.positive.length;
  const logits = headLogits(data.features, parameters.subarray(0, -1), parameters.at(-1) as number);
  let loss = 0;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const weight = data.weights[row] as number;
    loss += weight * logisticLoss(logits[row] as number, data.positive[row] as number);
    total += weight;
  }
  return loss / total;
}

/** Logits of standardised rows. */
export function headLogits(
  features: Float32Array,
  weights: Float64Array,
  bias: number,
): Float64Array {
  const width = weights.length;
  const rows = features.length / width;
  const logits = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = bias;
    for (let j = 0; j < width; j++) {
      sum += (weights[j] as number) * (features[row * width + j] as number);
    }
    logits[row] = sum;
  }
  return logits;
}
