import { ofChannel, type Preprocessing } from '../../core/image/preprocessing.js';
import { seededRandom } from '../../core/random.js';
import type { DrawnImages } from './backboneNumbers.js';

/** Grey levels from 0 to 255, as a model wants them: images × size × size × 3. */
export function drawPixels(
  { scale, offset }: Preprocessing,
  { images, size }: DrawnImages,
): Float32Array {
  const pixels = images.flatMap((seed) => {
    const random = seededRandom('image', seed);
    return Array.from({ length: size * size }, () => Math.floor(256 * random())).flatMap((level) =>
      ([0, 1, 2] as const).map((c) => level * ofChannel(scale, c) + ofChannel(offset, c)),
    );
  });
  return Float32Array.from(pixels);
}
