import { topShare } from './topShare.js';

/**
 * Relevance rank accuracy: of as many highest pixels as the region has, the share that lies inside.
 * Arras, Osman & Samek, arXiv:2003.07258, eq. 5. NaN for an empty region.
 * @param all @param inside see `topShare`
 */
export function rankAccuracy(all: Uint32Array, inside: Uint32Array): number {
  return topShare(all, inside, inside.at(-1) ?? 0);
}
