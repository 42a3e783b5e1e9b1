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
  /** The training images in parts that are held back in turn; never the test fold. */
  readonly parts: readonly (readonly number[])[];
  readonly recipe: Recipe;
  readonly seed: number;
}

/** One epoch of the training that held a part back. */
export interface PartLosses extends EpochLosses {
  readonly part: number;
}

export interface TrainedHead {
  readonly head: Head;
  readonly epochs: number;
  readonly curve: readonly PartLosses[];
  /** On the probability; chosen on training images with weights that did not see them. */
  readonly youdenThreshold: number;
}

/**
 * Fits a head on all training images for as many epochs as early stopping chose: the median over the
 * parts, since one small part stops where its few images happen to.
 */
export function trainHead(input: TrainingInput): TrainedHead {
  const { taps, positive, recipe, seed } = input;
  const parts = input.parts.map((part) => [...part].sort((a, b) => a - b));
  const all = parts.flat().sort((a, b) => a - b);
  const curve: PartLosses[] = [];
  const unseen: { image: number; probability: number }[] = [];
  const chosen = parts.map((part, p) => {
    const held = new Set(part);
    const fit = prepare(
      input,
      all.filter((image) => !held.has(image)),
    );
    const validation = prepare(input, part, fit.by);
    const random = seededRandom('part', p, seed);
    const stopped = fitHead(fit.data, validation.data, recipe, random);
    curve.push(...stopped.curve.map((losses) => ({ part: p, ...losses })));
    const rows = featureRows(taps, recipe.pooling, withFlips(part, false));
    const logits = headLogits(standardise(rows, fit.by), stopped.weights, stopped.bias);
    part.forEach((image, i) => unseen.push({ image, probability: sigmoid(logits[i] as number) }));
    return stopped.epochs;
  });
  const epochs = lowerMedian(chosen);
  const { by, data } = prepare(input, all);
  const options = { ...recipe, epochs };
  const fitted = fitHead(data, undefined, options, seededRandom('fit', seed));
  return {
    head: makeHead(taps, recipe.pooling, by, fitted.weights, fitted.bias),
    epochs,
    curve,
    youdenThreshold: youdenThreshold(
      unseen.map(({ probability }) => probability),
      Uint8Array.from(unseen, ({ image }) => positive[image] as number),
    ),
  };
}

/** Standardised features of some images, by their own statistics or by those given. */
function prepare(
  { taps, positive, recipe }: TrainingInput,
  images: readonly number[],
  standardiser?: Standardiser,
): { by: Standardiser; data: HeadData } {
  const samples = withFlips(images, recipe.flips);
  const raw = featureRows(taps, recipe.pooling, samples);
  const by = standardiser ?? fitStandardiser(raw, featureWidth(taps, recipe.pooling));
  const labels = Uint8Array.from(samples, ({ image }) => positive[image] as number);
  const weights =
    recipe.classWeights === 'balanced'
      ? classWeights(labels)
      : new Float64Array(labels.length).fill(1);
  return { by, data: { features: standardise(raw, by), positive: labels, weights } };
}

const lowerMedian = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 1;

function withFlips(images: readonly number[], flips: boolean): Sample[] {
  const samples = images.map((image) => ({ image, mirrored: false }));
  return flips ? [...samples, ...images.map((image) => ({ image, mirrored: true }))] : samples;
}
