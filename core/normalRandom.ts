import type { Random } from './random.js';

/** Numbers of the standard normal distribution from uniform ones: Box & Muller 1958. */
export function normalRandom(random: Random): () => number {
  // 1 − random() is never 0, whose logarithm is not finite.
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
