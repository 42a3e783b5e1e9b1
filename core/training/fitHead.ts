import type { Random } from '../random.js';
import { addRows } from './addRows.js';
import { descend, type Batch, type DescentOptions, type HeadData } from './descend.js';
import { dropoutMask } from './dropoutMask.js';
import type { EpochLosses } from './EpochLosses.js';
import { sigmoid } from './logistic.js';
import { rowLogits } from './rowLogits.js';

export interface FittedHead {
  readonly weights: Float64Array;
  readonly bias: number;
  /** How many epochs these weights were trained for. */
  readonly epochs: number;
  readonly curve: readonly EpochLosses[];
}

/**
 * Regularised logistic regression by mini-batches with inverted dropout on the features.
 * @throws FoldcamError FOLDCAM_E_TRAINING_DIVERGED
 */
export function fitHead(
  train: HeadData,
  validation: HeadData | undefined,
  options: DescentOptions,
  random: Random,
): FittedHead {
  const width = train.features.length / train.positive.length;
  const { parameters, epochs, curve } = descend(
    {
      // The bias is the last parameter: one optimiser steps all.
      start: new Float64Array(width + 1),
      decayed: width,
      gradient: (own, batch) => batchGradient(own, batch, options, random),
      logits: (own, features) => headLogits(features, own.subarray(0, -1), own.at(-1) as number),
    },
    train,
    validation,
    options,
    random,
  );
  return { weights: parameters.slice(0, width), bias: parameters[width] as number, epochs, curve };
}

function batchGradient(
  parameters: Float64Array,
  { rows, targets, weights }: Batch,
  options: DescentOptions,
  random: Random,
): Float64Array {
  const width = parameters.length - 1;
  const gradient = new Float64Array(width + 1);
  // One mask a batch: a mask a row costs thirty times the random numbers and fits no better.
  const mask = dropoutMask(width, options.dropout, random);
  const masked = new Float64Array(width);
  for (let j = 0; j < width; j++) masked[j] = (parameters[j] as number) * (mask[j] as number);
  const slopes = rowLogits(rows, masked, parameters[width] as number).map((logit, r) => {
    const error = sigmoid(logit) - (targets[r] as number);
    return (error * (weights[r] as number)) / rows.length;
  });
  addRows(gradient.subarray(0, width), rows, slopes);
  for (const slope of slopes) gradient[width] = (gradient[width] as number) + slope;
  for (let j = 0; j < width; j++) {
    gradient[j] =
      (gradient[j] as number) * (mask[j] as number) + options.l2 * (parameters[j] as number);
  }
  return gradient;
}

/** Logits of standardised rows. */
export function headLogits(
  features: Float32Array,
  weights: Float64Array,
  bias: number,
): Float64Array {
  const width = weights.length;
  const rows = Array.from({ length: features.length / width }, (_, row) =>
    features.subarray(row * width, (row + 1) * width),
  );
  return rowLogits(rows, weights, bias);
}
