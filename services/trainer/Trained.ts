import type { Parameter } from '../../adapters/tensor/graph/Step.js';
import type { TrainedHead } from '../../core/training/trainHead.js';

/** A cell's classifier, and what it says of the held-out images. */
export interface Trained extends Omit<TrainedHead, 'fit' | 'unseen'> {
  /** Parameters of the blocks that were trained too. */
  readonly tail?: ReadonlyMap<string, Parameter>;
  /** One a held-out image, in their order. */
  readonly logits: readonly number[];
}
