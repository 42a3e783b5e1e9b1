import { seededRandom } from '../random.js';
import type { Recipe } from '../sweep/Recipe.js';
import { classWeights } from './classWeights.js';
import {
  fitHead,
  headLogits,
  type EpochLosses,
  type FittedHead,
  type HeadData,
} from './fitHead.js';
import { makeHead, type Head } from './Head.js';
import { judgeHeldBack, type HeldBack } from './judgeHeldBack.js';
import { featureRows, featureWidth, withFlips, type PooledTap } from './PooledTap.js';
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

/** A head as it was fitted, with the standardisation that its weights are for. */
export interface HeadFit {
  readonly by: Standardiser;
  readonly weights: Float64Array;
  readonly bias: number;
}

export interface TrainedHead extends HeldBack {
  readonly head: Head;
  readonly fit: HeadFit;
  readonly epochs: number;
  readonly curve: readonly PartLosses[];
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
  const unseen: { image: number; logit: number }[] = [];
  const chosen = parts.map((part, p) => {
    const stopped = fitWithoutPart(input, p);
    curve.push(...stopped.curve.map((losses) => ({ part: p, ...losses })));
    const rows = featureRows(taps, recipe.pooling, withFlips(part, false));
    const logits = headLogits(standardise(rows, stopped.by), stopped.weights, stopped.bias);
    part.forEach((image, i) => unseen.push({ image, logit: logits[i] as number }));
    return stopped.epochs;
  });
  const epochs = lowerMedian(chosen);
  const { by, data } = prepare(input, all);
  const options = { ...recipe, epochs };
  const fitted = fitHead(data, undefined, options, seededRandom('fit', seed));
  return {
    head: makeHead(taps, recipe.pooling, by, fitted.weights, fitted.bias),
    fit: { by, weights: fitted.weights, bias: fitted.bias },
    epochs,
    curve,
    ...judgeHeldBack(
      unseen.map(({ logit }) => logit),
      Uint8Array.from(unseen, ({ image }) => positive[image] as number),
    ),
  };
}

/** Fits a head on all training images but one part, whose loss says when to stop. */
export function fitWithoutPart(input: TrainingInput, part: number): FittedHead & HeadFit {
  const held = [...(input.parts[part] ?? [])].sort((a, b) => a - b);
  const rest = input.parts.filter((_, p) => p !== part).flat();
  const { by, data } = prepare(
    input,
    rest.sort((a, b) => a - b),
  );
  const validation = prepare(input, held, by);
  const random = seededRandom('part', part, input.seed);
  return { ...fitHead(data, validation.data, input.recipe, random), by };
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
