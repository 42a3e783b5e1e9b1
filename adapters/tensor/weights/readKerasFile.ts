import { readFile } from 'node:fs/promises';
import type { Architecture } from '../architectures/Architecture.js';
import type { LayersModel } from '../backbones/LayersModel.js';
import { badWeights } from './badWeights.js';
import { matchLayers } from './matchLayers.js';
import { openContainer } from './openContainer.js';
import { openH5 } from './openH5.js';
import { readStoredLayers } from './readStoredLayers.js';
import { wantedLayers } from './wantedLayers.js';

/**
 * An architecture with the weights of a file that Keras wrote: `.h5`, `.weights.h5` or `.keras`, of
 * Keras 2 or 3, with or without a classifier.
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS naming the file and the first layer at fault
 */
export async function readKerasFile(
  file: string,
  architecture: Architecture,
): Promise<LayersModel> {
  return readKerasBytes(await read(file), file, architecture);
}

/**
 * The same for a file that is in memory.
 * @param file what problems call it
 */
export async function readKerasBytes(
  bytes: Uint8Array,
  file: string,
  architecture: Architecture,
): Promise<LayersModel> {
  const wanted = wantedLayers(architecture);
  const values = await openH5(openContainer(bytes, file), file, (root) =>
    matchLayers(wanted, readStoredLayers(root, file), architecture.name, file).map((weights) =>
      weights.map((weight) => weight.read()),
    ),
  );
  return {
    config: architecture.config,
    weights: wanted.map(({ specs }, i) => ({
      origin: file,
      specs,
      read: () => Promise.resolve(Buffer.concat((values[i] ?? []).map(asBytes))),
    })),
  };
}

const asBytes = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw badWeights(file, 'cannot be read', { cause });
  }
}
