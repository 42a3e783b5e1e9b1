import type { Random } from '../random.js';

/**
 * Factors on features: 0 for those that are dropped. What is kept is scaled up, so that prediction needs
 * no change (inverted dropout).
 * @param mask written over and given back
 */
export function dropoutMask(
  width: number,
  dropout: number,
  random: Random,
  mask = new Float64Array(width),
): Float64Array {
  const kept = 1 / (1 - dropout);
  mask.fill(kept);
  if (dropout === 0) return mask;
  // A loop, not a map: one allocates every number that it is given.
  for (let i = 0; i < width; i++) if (random() < dropout) mask[i] = 0;
  return mask;
}
