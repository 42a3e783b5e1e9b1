import { seededRandom } from '../../core/random.js';

/** Between −1 and 1, as float32 holds them. */
export function drawNumbers(count: number, ...seeds: readonly (number | string)[]): Float32Array {
  const random = seededRandom(...seeds);
  return Float32Array.from({ length: count }, () => 2 * random() - 1);
}
