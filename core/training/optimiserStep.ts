import type { Recipe } from '../sweep/Recipe.js';
import { adamStep, type AdamMoments } from './adam.js';
import { sgdStep } from './sgd.js';

type Numbers = Float64Array | Float32Array;

/** How a recipe steps along gradients. */
export type Optimiser = Pick<Recipe, 'optimiser' | 'weightDecay' | 'momentum'>;

export interface StepSize {
  /** From 1. */
  readonly step: number;
  readonly learningRate: number;
  /** On the gradient, as clipping gives it. */
  readonly factor?: number;
  /** How many of the parameters, from the first, AdamW shrinks: weights, not biases. */
  readonly decayed: number;
}

/**
 * One step in place. AdamW first shrinks the weights by learning rate · decay, apart from the gradient
 * (arXiv:1711.05101, algorithm 2).
 * @param moments changed in place; SGD keeps its velocity in the first
 */
export function optimiserStep(
  { optimiser, weightDecay, momentum }: Optimiser,
  parameters: Numbers,
  moments: AdamMoments,
  gradient: Numbers,
  { step, learningRate, factor = 1, decayed }: StepSize,
): void {
  if (optimiser === 'sgd') {
    sgdStep(parameters, moments.first, gradient, learningRate, momentum, factor);
    return;
  }
  if (optimiser === 'adamw') {
    const kept = 1 - learningRate * weightDecay;
    for (let i = 0; i < decayed; i++) parameters[i] = (parameters[i] as number) * kept;
  }
  adamStep(parameters, moments, gradient, step, learningRate, factor);
}
