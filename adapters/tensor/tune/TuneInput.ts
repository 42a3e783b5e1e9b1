import type { Recipe } from '../../../core/sweep/Recipe.js';
import type { Sample } from '../../../core/training/PooledTap.js';
import type { TailSetting } from './TailModel.js';
import type { Checkpoints } from './TuneState.js';

/** What a tail is fed with. */
export interface SampleReader {
  /** samples × the tail's input */
  readonly read: (samples: readonly Sample[]) => Promise<Float32Array>;
  /** Is told which samples, in this very array, will be read next, so that they may be read meanwhile. */
  readonly readAhead?: (samples: readonly Sample[]) => void;
}

/** What a tail is trained on, and how. */
export interface TuneInput extends TailSetting, SampleReader {
  /** Per image: 1 for the positive label. */
  readonly positive: Uint8Array;
  readonly training: readonly number[];
  /** Held back to choose the epoch; without it all epochs are trained. */
  readonly validation: readonly number[];
  readonly recipe: Recipe;
  /** Training ends after these; the learning rate falls as if it went on to the recipe's. */
  readonly epochs: number;
  readonly seed: number;
  readonly checkpoints: Checkpoints;
  readonly onEpoch?: (epoch: number) => Promise<void>;
}
