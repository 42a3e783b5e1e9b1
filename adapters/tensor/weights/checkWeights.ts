import type { Architecture } from '../architectures/Architecture.js';
import { cutModel } from '../backbones/cutModel.js';

/**
 * Reads a weights file to its end: every layer of the architecture must be there, of the right shapes,
 * all values finite.
 * @param file what problems call it
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS naming the file and the first layer at fault
 */
export async function checkWeights(
  bytes: Uint8Array,
  file: string,
  architecture: Architecture,
): Promise<void> {
  // Loaded when needed: it brings the library for HDF5.
  const { readKerasBytes } = await import('./readKerasFile.js');
  const model = await readKerasBytes(bytes, file, architecture);
  await cutModel(
    model,
    model.config.output_layers.map(([layer]) => String(layer)),
  );
}
