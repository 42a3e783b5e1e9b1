import type { ImageShape } from '../../adapters/tensor/openNetwork.js';
import { seededRandom } from '../../core/random.js';

/** images × shape */
export function noise(shape: ImageShape, images: number): Float32Array {
  const random = seededRandom('bench');
  return Float32Array.from({ length: images * shape[0] * shape[1] * shape[2] }, () => random());
}
