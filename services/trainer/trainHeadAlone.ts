import { imageLogit } from '../../core/training/imageLogit.js';
import { trainHead, type TrainingInput } from '../../core/training/trainHead.js';
import type { Trained } from './Trained.js';

/** A head on the frozen trunk. */
export function trainHeadAlone(input: TrainingInput, test: readonly number[]): Trained {
  const trained = trainHead(input);
  return {
    ...trained,
    logits: test.map((image) => imageLogit(trained.head, input.taps, image, input.recipe)),
  };
}
