import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { countStep } from '../../progress/steps.js';
import { isOutOfMemory } from './isOutOfMemory.js';
import { tellShrunk } from './shrunk.js';

/** Splits batches into what the engine's memory holds at once. */
export interface MicroBatches {
  /**
   * Calls `work` on pieces of `0 … count`. Where memory runs out, the piece is tried again at half its
   * size, and later ones start there; so `work` must leave nothing behind when it throws.
   * @throws FoldcamError FOLDCAM_E_OUT_OF_MEMORY when a piece of one does not fit
   */
  each(count: number, work: (start: number, end: number) => void): void;
  readonly size: () => number;
}

export function microBatches(largest: number): MicroBatches {
  let size = Math.max(1, largest);
  return {
    size: () => size,
    each(count, work) {
      for (let start = 0; start < count;) {
        const end = Math.min(start + size, count);
        try {
          work(start, end);
          countStep();
          start = end;
        } catch (error) {
          if (!isOutOfMemory(error)) throw error;
          if (end - start === 1) {
            throw new FoldcamError('FOLDCAM_E_OUT_OF_MEMORY', 'one image alone fills the memory', {
              cause: error,
            });
          }
          size = Math.ceil((end - start) / 2);
          tellShrunk(size, error);
        }
      }
    },
  };
}
