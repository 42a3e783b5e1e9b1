import type { Recipe } from '../sweep/Recipe.js';
import type { EpochLosses } from './EpochLosses.js';
import { fitMember, type HeadFit, type Member } from './fitMember.js';
import { isLinear, type Head } from './Head.js';
import { meanHead } from './headLogit.js';
import { imageLogit } from './imageLogit.js';
import { judgeHeldBack, type HeldBack } from './judgeHeldBack.js';
import type { PooledTap } from './PooledTap.js';

export interface TrainingInput {
  readonly taps: readonly PooledTap[];
  /** Per image: 1 for the positive label. */
  readonly positive: Uint8Array;
  /** The training images in parts that are held back in turn; never the test fold. */
  readonly parts: readonly (readonly number[])[];
  readonly recipe: Recipe;
  readonly seed: number;
  /** Told before each fit, of which there are many: of every part and member. */
  readonly onFit?: () => void;
}

/** One epoch of the training that held a part back. */
export interface PartLosses extends EpochLosses {
  readonly part: number;
  /** Of an ensemble, from 0. */
  readonly member?: number;
}

export interface TrainedHead extends HeldBack {
  readonly head: Head;
  /** Of a linear head that stands alone. */
  readonly fit: HeadFit | undefined;
  /** Of the first member. */
  readonly epochs: number;
  readonly curve: readonly PartLosses[];
  /** Logits of the training images by weights that did not see them: part by part, ascending in each. */
  readonly unseen: readonly number[];
}

interface TrainedMember extends Omit<TrainedHead, keyof HeldBack | 'head'> {
  readonly head: Member['head'];
}

/** Fits a recipe's head, or the heads of its ensemble, on all training images. */
export function trainHead(input: TrainingInput): TrainedHead {
  const { positive, recipe, seed } = input;
  const parts = input.parts.map((part) => [...part].sort((a, b) => a - b));
  // What is solved for does not depend on a seed.
  const count = recipe.head === 'rbf' ? 1 : recipe.ensemble;
  const members = Array.from({ length: count }, (_, member) =>
    trainMember({ ...input, parts }, member === 0 ? [seed] : [seed, 'member', member]),
  );
  const [first] = members;
  if (!first) throw new RangeError('an ensemble of no heads');
  const unseen = first.unseen.map(
    (_, i) => members.reduce((sum, one) => sum + (one.unseen[i] as number), 0) / members.length,
  );
  return {
    head: combine(members.map(({ head }) => head)),
    fit: members.length === 1 ? first.fit : undefined,
    epochs: first.epochs,
    curve: members.flatMap(({ curve }, member) =>
      members.length === 1 ? curve : curve.map((losses) => ({ ...losses, member })),
    ),
    unseen,
    ...judgeHeldBack(
      unseen,
      Uint8Array.from(parts.flat(), (image) => positive[image] as number),
    ),
  };
}

/**
 * Fits one head for as many epochs as early stopping chose: the median over the parts, since one small
 * part stops where its few images happen to.
 */
function trainMember(input: TrainingInput, seeds: readonly (number | string)[]): TrainedMember {
  const { taps, parts, recipe } = input;
  const curve: PartLosses[] = [];
  const unseen: number[] = [];
  const chosen = parts.map((part, p) => {
    const stopped = fitWithoutPart(input, p, seeds);
    curve.push(...stopped.curve.map((losses) => ({ part: p, ...losses })));
    unseen.push(...part.map((image) => imageLogit(stopped.head, taps, image, recipe)));
    return stopped.epochs;
  });
  const epochs = lowerMedian(chosen);
  const all = parts.flat().sort((a, b) => a - b);
  const { head, fit } = fitMember(input, { training: all, epochs }, ['fit', ...seeds]);
  return { head, fit, epochs, curve, unseen };
}

/** Fits a head on all training images but one part, whose loss says when to stop. */
export function fitWithoutPart(
  input: TrainingInput,
  part: number,
  seeds: readonly (number | string)[] = [input.seed],
): Member {
  const held = [...(input.parts[part] ?? [])].sort((a, b) => a - b);
  const training = input.parts
    .filter((_, p) => p !== part)
    .flat()
    .sort((a, b) => a - b);
  const { epochs } = input.recipe;
  return fitMember(input, { training, held, epochs }, ['part', part, ...seeds]);
}

function combine(heads: readonly Member['head'][]): Head {
  const linear = heads.filter(isLinear);
  if (linear.length === heads.length)
    return linear.length === 1 ? (linear[0] as Head) : meanHead(linear);
  return heads.length === 1 ? (heads[0] as Head) : { kind: 'ensemble', members: heads };
}

const lowerMedian = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 1;
