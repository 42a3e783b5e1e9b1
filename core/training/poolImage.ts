import type { Tap } from '../cam/Tap.js';
import type { PooledTap } from './PooledTap.js';
import { poolTap } from './poolTap.js';

/** One image's pooled statistics as it is. */
export function poolImage(taps: readonly Tap[]): PooledTap[] {
  return taps.map(({ layer, data, channels }) => ({
    layer,
    channels,
    data: poolTap(data, channels),
  }));
}
