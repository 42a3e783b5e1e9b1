import type { Dataset } from '../../core/dataset/Dataset.js';
import { splitParts } from '../../core/folds/splitParts.js';
import type { Plan } from '../../core/sweep/Plan.js';

/** Indexes into the data set on both sides of a fold. */
export interface Sides {
  /** The training side, in the parts that are held back in turn. */
  readonly parts: number[][];
  readonly test: number[];
}

/** The parts are grouped, also where the folds are not: what the test side leaks in is all that differs. */
export function splitSides(
  dataset: Dataset,
  folds: Plan['folds'],
  fold: number,
  share: number,
  seed: number,
): Sides {
  const training = dataset.entries.filter((entry) => folds[entry.id] !== fold);
  const partOf = splitParts(training, share, seed);
  const sides: Sides = { parts: [], test: [] };
  dataset.entries.forEach(({ id }, i) => {
    const part = partOf.get(id);
    if (part === undefined) sides.test.push(i);
    else (sides.parts[part] ??= []).push(i);
  });
  return sides;
}
