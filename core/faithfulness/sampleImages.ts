import { seededRandom, shuffle } from '../random.js';
import type { Plan } from '../sweep/Plan.js';
import { faithfulnessSettings } from './settings.js';

/**
 * The images whose maps are tested for faithfulness, the same for every run of a sweep; a larger sample
 * holds a smaller one. Nothing where the sweep does not ask.
 */
export function sampleImages({ spec, folds }: Pick<Plan, 'spec' | 'folds'>): string[] {
  if (!spec.faithfulness) return [];
  const random = seededRandom('faithfulness', faithfulnessSettings.seed);
  return shuffle(Object.keys(folds).sort(), random).slice(0, spec.faithfulness.images).sort();
}

/** Those of them that a fold holds out. */
export function sampleOfFold(plan: Pick<Plan, 'spec' | 'folds'>, fold: number): string[] {
  return sampleImages(plan).filter((image) => plan.folds[image] === fold);
}
