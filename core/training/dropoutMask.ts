import type { Random } from '../random.js';

/**
 * Factors on features: 0 for those that are dropped. What is kept is scaled up, so that prediction needs
 * no change (inverted dropout).
 */
export function dropoutMask(width: number, dropout: number, random: Random): Float64Array {
  const mask = new Float64Array(width).fill(1);
  if (dropout === 0) return mask;
  return mask.map(() => (random() < dropout ? 0 : 1 / (1 - dropout)));
}
