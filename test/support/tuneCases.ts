import type { Batch } from '../../adapters/tensor/tune/batchGradients.js';
import { poolings } from '../../core/sweep/Recipe.js';
import { drawNumbers } from '../../bench/support/drawNumbers.js';
import { tinyTail } from './tinyTail.js';

/**
 * Two images of 3 × 2 × 4 to be pooled: channel 0 is drawn, 1 is drawn with a maximum that comes twice,
 * 2 is 0 and 3 is 0.7 everywhere.
 */
export const poolCase = {
  shape: [2, 3, 2, 4] as [number, number, number, number],
  data: drawNumbers(2 * 6 * 4, 'pool').map((value, i) => {
    const [cell, channel] = [Math.floor(i / 4) % 6, i % 4];
    if (channel === 1 && (cell === 2 || cell === 4)) return 3;
    return channel < 2 ? value : channel === 2 ? 0 : 0.7;
  }),
  /** Images × poolings × channels: what the gradient of the pooled values is weighted with. */
  weights: drawNumbers(2 * poolings.length * 4, 'pool weights'),
};

export const lossCase = {
  logits: [-200, -1.5, 0, 0.25, 2, 200],
  targets: [1, 0, 1, 0, 1, 1],
  weights: [0.5, 1, 2, 0.25, 1, 3],
};

/** Of all five images, one of them mirrored; two of the features are dropped. */
export const batchCase: Batch = {
  input: drawNumbers(5 * 32, 'input'),
  samples: [0, 3, 2, 1, 4].map((image) => ({ image, mirrored: image === 2 })),
  targets: Float32Array.of(1, 0, 0, 1, 0),
  weights: Float32Array.of(1.5, 1, 0.75, 2, 1),
  mask: Float32Array.from(tinyTail.head.weights, (_, j) => (j === 4 || j === 13 ? 0 : 1.1)),
};

export const batchPenalty = 0.3;
