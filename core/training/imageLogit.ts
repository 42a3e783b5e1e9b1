import type { Head } from './Head.js';
import { headLogit } from './headLogit.js';
import type { PooledTap } from './PooledTap.js';

/** The logit that a recipe gives an image: of it as it is, or the mean with that of its mirror image. */
export function imageLogit(
  head: Head,
  taps: readonly PooledTap[],
  image: number,
  { testFlips }: { readonly testFlips: boolean },
): number {
  const logit = headLogit(head, taps, image);
  return testFlips ? (logit + headLogit(head, taps, image, true)) / 2 : logit;
}
