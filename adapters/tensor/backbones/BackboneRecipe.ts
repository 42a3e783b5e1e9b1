import type { Preprocessing } from '../../../core/image/preprocessing.js';

/** How a backbone wants its input, and which of its layers matter. */
export interface BackboneRecipe {
  /** Grey level v becomes v · scale + offset in each channel. */
  readonly preprocessing: Preprocessing;
  /** The layers that a head sees unless a sweep says otherwise. */
  readonly taps: readonly string[];
  /** Where one block ends and all paths meet, from input to output; unknown without. */
  readonly blocks?: readonly string[] | undefined;
}
