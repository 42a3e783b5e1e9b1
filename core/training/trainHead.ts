import { youdenThreshold } from '../metrics/youdenThreshold.js';
import { seededRandom } from '../random.js';
import type { Recipe } from '../sweep/Recipe.js';
import { classWeights } from './classWeights.js';
import { fitHead, headLogits, type EpochLosses, type HeadData } from './fitHead.js';
import { makeHead, type Head } from './Head.js';
import { sigmoid } from './logistic.js';
import { featureRows, featureWidth, type PooledTap, type Sample } from './PooledTap.js';
import { fitStandardiser, standardise, type Standardiser } from './standardise.js';

export interface TrainingInput {
  readonly taps: readonly PooledTap[];
  /** Per image: 1 for the positive label. */
  readonly positive: Uint8Array;
  /** Images to fit on, and images held back to choose the number of epochs; never the test fold. */
  readonly fit: readonly number[];
  readonly validation: readonly number[];
  readonly recipe: Recipe;
  readonly seed: number;
}

export interface TrainedHead {
  readonly head: Head;
  readonly epochs: number;
  readonly curve: readonly EpochLosses[];
  /** On the probability; chosen on the validation part with the weights that did not see it. */
  readonly youdenThreshold: number;
}

/**
 * Fits a head with early stopping on the validation part, then (`refit`) once more on all training
 * images for as many epochs.
 */
export function trainHead(input: TrainingInput): TrainedHead {
  const { taps, positive, recipe, seed } = input;
  const width = featureWidth(taps, recipe.pooling);
  const prepare = (images: readonly number[], standardiser?: Standardiser) => {
    const samples = withFlips(images, recipe.flips);
    const raw = featureRows(taps, recipe.pooling, samples);
    const by = standardiser ?? fitStandardiser(raw, width);
    const labels = Uint8Array.from(samples, ({ image }) => positive[image] as number);
    const weights =
      recipe.classWeights === 'balanced'
        ? classWeights(labels)
        : new Float64Array(labels.length).fill(1);
    const data: HeadData = { features: standardise(raw, by), positive: labels, weights };
    return { by, data };
  };
  const fit = prepare(input.fit);
  const validation = prepare(input.validation, fit.by);
  const stopped = fitHead(fit.data, validation.data, recipe, seededRandom('fit', seed));
  const unmirrored = featureRows(taps, recipe.pooling, withFlips(input.validation, false));
  const logits = headLogits(standardise(unmirrored, fit.by), stopped.weights, stopped.bias);
  const threshold = youdenThreshold(
    logits.map(sigmoid),
    Uint8Array.from(input.validation, (image) => positive[image] as number),
  );
  const result = { epochs: stopped.epochs, curve: stopped.curve, youdenThreshold: threshold };
  if (!recipe.refit) {
    return {
      ...result,
      head: makeHead(taps, recipe.pooling, fit.by, stopped.weights, stopped.bias),
    };
  }
  const all = prepare([...input.fit, ...input.validation].sort((a, b) => a - b));
  const options = { ...recipe, epochs: stopped.epochs };
  const refitted = fitHead(all.data, undefined, options, seededRandom('refit', seed));
  return {
    ...result,
    head: makeHead(taps, recipe.pooling, all.by, refitted.weights, refitted.bias),
  };
}

function withFlips(images: readonly number[], flips: boolean): Sample[] {
  const samples = images.map((image) => ({ image, mirrored: false }));
  return flips ? [...samples, ...images.map((image) => ({ image, mirrored: true }))] : samples;
}
