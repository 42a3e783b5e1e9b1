import { seededRandom } from '../random.js';
import { classWeights } from './classWeights.js';
import type { HeadData } from './descend.js';
import type { EpochLosses } from './EpochLosses.js';
import { fitHead } from './fitHead.js';
import { fitKernel } from './fitKernel.js';
import { fitMlp } from './fitMlp.js';
import { makeHead, type CurvedHead, type LinearHead } from './Head.js';
import { featureRows, featureWidth, withFlips } from './PooledTap.js';
import { fitStandardiser, standardise, type Standardiser } from './standardise.js';
import type { TrainingInput } from './trainHead.js';
import { trainingSamples } from './trainingSamples.js';

/** A linear head as it was fitted, with the standardisation that its weights are for. */
export interface HeadFit {
  readonly by: Standardiser;
  readonly weights: Float64Array;
  readonly bias: number;
}

export interface Member {
  readonly head: LinearHead | CurvedHead;
  /** Of a linear head. */
  readonly fit: HeadFit | undefined;
  /** 0 for a head that is solved for, not trained step by step. */
  readonly epochs: number;
  readonly curve: readonly EpochLosses[];
}

export interface MemberSides {
  readonly training: readonly number[];
  /** Held back to choose the epoch; without it training goes on for `epochs`. */
  readonly held?: readonly number[];
  readonly epochs: number;
}

/** Fits one head of a recipe's kind on some images. */
export function fitMember(
  input: TrainingInput,
  { training, held, epochs }: MemberSides,
  seeds: readonly (number | string)[],
): Member {
  const { taps, recipe } = input;
  input.onFit?.();
  const { by, data } = prepare(input, training);
  const validation = held && prepare(input, held, by).data;
  const options = { ...recipe, epochs, scheduled: recipe.epochs };
  const random = seededRandom(...seeds);
  if (recipe.head === 'linear') {
    const { weights, bias, ...fitted } = fitHead(data, validation, options, random);
    const head = makeHead(taps, recipe.pooling, by, weights, bias);
    return { head, fit: { by, weights, bias }, ...fitted };
  }
  const { model, ...fitted } =
    recipe.head === 'mlp'
      ? fitMlp(data, validation, options, random)
      : { model: fitKernel(data, recipe, random), epochs: 0, curve: [] };
  const seen = taps.map(({ layer, channels }) => ({ layer, channels }));
  const head: CurvedHead = { kind: 'curved', taps: seen, pooling: recipe.pooling, by, model };
  return { head, fit: undefined, ...fitted };
}

/** Standardised features of some images, by their own statistics or by those given. */
function prepare(
  { taps, positive, recipe }: TrainingInput,
  images: readonly number[],
  standardiser?: Standardiser,
): { by: Standardiser; data: HeadData } {
  // What is held back is judged on images as they are, not on altered copies.
  const samples = standardiser ? withFlips(images, recipe.flips) : trainingSamples(images, recipe);
  const raw = featureRows(taps, recipe.pooling, samples);
  const by = standardiser ?? fitStandardiser(raw, featureWidth(taps, recipe.pooling));
  const labels = Uint8Array.from(samples, ({ image }) => positive[image] as number);
  const weights =
    recipe.classWeights === 'balanced'
      ? classWeights(labels)
      : new Float64Array(labels.length).fill(1);
  return { by, data: { features: standardise(raw, by), positive: labels, weights } };
}
