import type { Random } from '../random.js';
import { descend, type DescentOptions, type HeadData } from './descend.js';
import { dropoutMask } from './dropoutMask.js';
import type { EpochLosses } from './EpochLosses.js';
import { logisticGradient } from './logisticGradient.js';
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
  const mask = new Float64Array(width);
  const gradient = new Float64Array(width + 1);
  const { parameters, epochs, curve } = descend(
    {
      // The bias is the last parameter: one optimiser steps all.
      start: new Float64Array(width + 1),
      decayed: width,
      gradient: (own, batch) => {
        // One mask a batch: a mask a row costs thirty times the random numbers and fits no better.
        dropoutMask(width, options.dropout, random, mask);
        logisticGradient(batch, own, mask, options.l2, gradient);
        return gradient;
      },
      logits: (own, features) => headLogits(features, own.subarray(0, -1), own.at(-1) as number),
    },
    train,
    validation,
    options,
    random,
  );
  return { weights: parameters.slice(0, width), bias: parameters[width] as number, epochs, curve };
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
