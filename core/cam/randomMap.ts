import { seededRandom } from '../random.js';
import type { Tap } from './Tap.js';

/**
 * Uniform numbers in [0, 1), drawn anew for every image: what a map that knows nothing scores. They
 * depend on the image's id alone, so that every machine and every order of images gets the same.
 * @returns height × width
 */
export function randomMap({ height, width }: Tap, image: string): Float64Array {
  const random = seededRandom('random map', image);
  return Float64Array.from({ length: height * width }, random);
}
