import { FoldcamError } from '../../core/errors/FoldcamError.js';

/**
 * Reads what was stored under a key.
 * @throws FoldcamError FOLDCAM_E_ARTIFACT_CORRUPT naming the key, for whatever the reader throws
 */
export function readStored<T>(key: string, body: Uint8Array, read: (body: Uint8Array) => T): T {
  try {
    return read(body);
  } catch (cause) {
    throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `${key} cannot be read`, {
      where: { file: key },
      cause,
    });
  }
}
