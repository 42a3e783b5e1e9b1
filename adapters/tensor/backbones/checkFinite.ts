import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import type { WeightSpec } from './LayersModel.js';

/**
 * Refuses a weight that holds NaN or an infinity: every activation behind it would be one too.
 * @param bytes as `spec` says they are stored
 * @param origin what the problem names: the file
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS
 */
export function checkFinite(
  spec: WeightSpec,
  bytes: Uint8Array,
  layer: string,
  origin: string,
): void {
  if (isFinite(spec, bytes)) return;
  throw new FoldcamError(
    'FOLDCAM_E_BACKBONE_WEIGHTS',
    `${origin} has a value that is not a finite number in layer ${layer} (${spec.name})`,
    {
      where: { file: origin },
      remedy: 'Fetch the file anew; if it is the same, it was saved broken.',
    },
  );
}

function isFinite({ dtype, quantization }: WeightSpec, bytes: Uint8Array): boolean {
  if (quantization && !Number.isFinite((quantization.min ?? 0) * (quantization.scale ?? 1))) {
    return false;
  }
  const stored = quantization?.dtype ?? dtype;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Neither NaN nor an infinity: not all bits of the exponent are set.
  if (stored === 'float32') {
    for (let at = 0; at < bytes.length; at += 4) {
      if ((view.getUint16(at + 2, true) & 0x7f80) === 0x7f80) return false;
    }
  }
  if (stored === 'float16') {
    for (let at = 0; at < bytes.length; at += 2) {
      if ((view.getUint16(at, true) & 0x7c00) === 0x7c00) return false;
    }
  }
  return true;
}
