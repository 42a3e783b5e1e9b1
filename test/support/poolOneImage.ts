import type { Tap } from '../../core/cam/Tap.js';
import type { PooledTap } from '../../core/training/PooledTap.js';
import { poolTap } from '../../core/training/poolTap.js';

/** A tap pooled as the only image of a data set. */
export function poolOneImage({ layer, channels, data }: Tap): PooledTap {
  return { layer, channels, data: poolTap(data, channels) };
}
