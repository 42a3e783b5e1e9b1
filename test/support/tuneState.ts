import type { TuneState } from '../../adapters/tensor/tune/TuneState.js';
import { weight } from './kerasLayer.js';

/** A state of fine-tuning in which every value is another. */
export const tuneState: TuneState = {
  epoch: 3,
  steps: 27,
  parameters: new Map([
    ['conv/kernel', weight([1, 1, 1, 2], 1, 2)],
    ['head:bias', weight([1], 3)],
  ]),
  first: new Map([
    ['conv/kernel', weight([1, 1, 1, 2], 4, 5)],
    ['head:bias', weight([1], 6)],
  ]),
  second: new Map([
    ['conv/kernel', weight([1, 1, 1, 2], 7, 8)],
    ['head:bias', weight([1], 9)],
  ]),
  curve: [
    { epoch: 1, training: 0.1, validation: 0.9 },
    { epoch: 2, training: 0.2, validation: 0.8 },
    { epoch: 3, training: 0.3 },
  ],
  best: {
    epoch: 2,
    parameters: new Map([
      ['conv/kernel', weight([1, 1, 1, 2], 10, 11)],
      ['head:bias', weight([1], 12)],
    ]),
    logits: [-1.1, 0.1, 1 / 3],
  },
};
