import type { Tap } from '../cam/Tap.js';
import { poolings } from '../sweep/Recipe.js';
import type { PooledTap } from './PooledTap.js';
import { poolTap } from './poolTap.js';

/** One image's pooled statistics as it is; those of its mirror image are left at 0. */
export function poolImage(taps: readonly Tap[]): PooledTap[] {
  return taps.map(({ layer, data, channels }) => {
    const pooled = new Float32Array(2 * poolings.length * channels);
    pooled.set(poolTap(data, channels));
    return { layer, channels, data: pooled };
  });
}
