import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { nearest } from '../../../core/errors/nearest.js';
import type { BackboneChoice } from '../../../core/sweep/SweepSpec.js';
import { architectures, findArchitecture } from '../architectures/architectures.js';
import { howToAdd } from '../weights/howToAdd.js';
import type { Backbone } from './Backbone.js';
import { randomBackbone } from './randomBackbone.js';

/**
 * Finds the backbone that a sweep file or a plan means.
 * @throws FoldcamError FOLDCAM_E_BACKBONE_UNKNOWN, or FOLDCAM_E_BACKBONE_MISSING when the architecture is
 * known and no weights of it are at hand
 */
export function findBackbone(
  choice: Pick<BackboneChoice, 'name' | 'weights' | 'seed'>,
  backbones: readonly Backbone[],
): Backbone {
  const { name } = choice;
  const architecture = findArchitecture(name);
  if (choice.weights === 'random') {
    if (architecture) return randomBackbone(architecture, choice.seed ?? 1);
    throw unknown(name, [...architectures.keys()], 'Random weights there are of');
  }
  const own = backbones.find((one) => one.names[0] === name);
  const found = own ?? backbones.find((one) => one.names.includes(name));
  if (found) return found;
  if (!architecture) {
    const atHand = [...new Set(backbones.flatMap((one) => one.names))];
    throw unknown(name, atHand, 'At hand');
  }
  throw new FoldcamError('FOLDCAM_E_BACKBONE_MISSING', `there are no weights of \`${name}\` here`, {
    where: { key: 'backbones' },
    remedy: howToAdd(architecture),
  });
}

function unknown(name: string, known: readonly string[], what: string): FoldcamError {
  const near = nearest(name, [...known, ...architectures.keys()]);
  const hint = near === undefined ? '' : `; did you mean \`${near}\`?`;
  return new FoldcamError(
    'FOLDCAM_E_BACKBONE_UNKNOWN',
    `there is no backbone \`${name}\`${hint} ${what}: ${known.join(', ')}`,
    { where: { key: 'backbones' } },
  );
}
