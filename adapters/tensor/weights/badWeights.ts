import { FoldcamError } from '../../../core/errors/FoldcamError.js';

/** A weights file that cannot be used, and why; the message starts with the file. */
export function badWeights(
  file: string,
  fault: string,
  details: { readonly remedy?: string; readonly cause?: unknown } = {},
): FoldcamError {
  return new FoldcamError('FOLDCAM_E_BACKBONE_WEIGHTS', `${file} ${fault}`, {
    where: { file },
    ...details,
  });
}
