import type { Architecture } from '../architectures/Architecture.js';
import { storedBytes } from '../backbones/LayersModel.js';
import { officialWeights } from './officialWeights.js';
import { weightsFileNames } from './weightsFileNames.js';

/** How large the weights of an architecture are as float32, in whole MB (10⁶ bytes). */
export function megabytes({ weights }: Architecture): number {
  return Math.max(1, Math.round(weights.reduce((sum, spec) => sum + storedBytes(spec), 0) / 1e6));
}

/** The command that gets the weights of an architecture. */
export function addCommand({ name }: Architecture): string {
  return `foldcam backbones add ${name}${officialWeights[name] ? '' : ' --from FILE'}`;
}

/** Tells how to get the weights of an architecture: by command, or by hand. */
export function howToAdd(architecture: Architecture): string {
  const names = weightsFileNames(architecture.name);
  const list = `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
  return (
    `Run \`${addCommand(architecture)}\` (${megabytes(architecture)} MB), or put ${list} into ` +
    '~/.cache/foldcam/backbones or a folder that FOLDCAM_BACKBONES names.'
  );
}
