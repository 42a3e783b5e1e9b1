import { shuffle, type Random } from '../random.js';
import { betaRandom } from './betaRandom.js';

/** How the rows of a batch are mixed: each with its partner, all by one share, a row's own. */
export interface Mix {
  readonly share: number;
  readonly partners: readonly number[];
}

/** Draws what mixup mixes: the share from Beta(alpha, alpha) (arXiv:1710.09412, section 2). */
export function drawMix(rows: number, alpha: number, random: Random): Mix {
  const share = betaRandom(alpha, random);
  const order = Array.from({ length: rows }, (_, row) => row);
  return { share, partners: shuffle(order, random) };
}

/** share · own + (1 − share) · partner, value by value. */
export function mixRow(own: Float32Array, partner: Float32Array, share: number): Float32Array {
  return own.map((value, i) => share * value + (1 - share) * (partner[i] as number));
}
