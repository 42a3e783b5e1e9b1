import { FoldcamError } from '../../core/errors/FoldcamError.js';

/**
 * What a stored JSON file says.
 * @throws FoldcamError FOLDCAM_E_ARTIFACT_CORRUPT naming the key
 */
export function parseJson(body: Uint8Array, key: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch (cause) {
    throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `${key} is not JSON`, {
      where: { file: key },
      cause,
    });
  }
}
