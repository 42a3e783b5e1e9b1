import { FoldcamError } from '../errors/FoldcamError.js';
import type { EpochLosses } from './EpochLosses.js';

export interface LossBounds {
  /** What the training loss must not be above; Infinity when left out. */
  readonly most?: number;
  /** The first step whose loss is not finite, from 1, of how many in an epoch; where that is known. */
  readonly broken?: { readonly step: number; readonly of: number } | undefined;
}

/**
 * Ends a training whose losses are lost.
 * @param before the epochs until now, all good
 * @throws FoldcamError FOLDCAM_E_TRAINING_DIVERGED when one is not finite or too large, naming the last good
 * epoch and its losses
 */
export function checkLosses(
  now: EpochLosses,
  before: readonly EpochLosses[],
  bounds: LossBounds = {},
): void {
  const wrong = findWrong(now, bounds);
  if (!wrong) return;
  const [name, what] = wrong;
  throw new FoldcamError(
    'FOLDCAM_E_TRAINING_DIVERGED',
    `the ${name} loss of epoch ${now.epoch} is ${what}; ${lastGood(before.at(-1))}`,
  );
}

function findWrong(
  { training, validation = 0 }: EpochLosses,
  { most = Infinity, broken }: LossBounds,
): [name: string, what: string] | undefined {
  const since = broken ? ` from step ${broken.step} of ${broken.of} on` : '';
  if (!Number.isFinite(training)) return ['training', `not finite${since}`];
  if (!Number.isFinite(validation)) return ['validation', 'not finite'];
  if (training <= most) return undefined;
  return ['training', `${shown(training)}, above ${shown(most)}`];
}

function lastGood(last: EpochLosses | undefined): string {
  if (!last) return 'no epoch before it was good';
  const validation = last.validation === undefined ? '' : `, validation ${shown(last.validation)}`;
  return `the last good epoch is ${last.epoch}: training ${shown(last.training)}${validation}`;
}

const shown = (loss: number): string => loss.toPrecision(3);
