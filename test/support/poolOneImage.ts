import type { Tap } from '../../core/cam/Tap.js';
import type { PooledTap } from '../../core/training/PooledTap.js';
import { poolTap } from '../../core/training/poolTap.js';

/** A tap pooled as the only image of a data set; its mirror image has the same statistics. */
export function poolOneImage({ layer, channels, data }: Tap): PooledTap {
  const pooled = poolTap(data, channels);
  return { layer, channels, data: Float32Array.of(...pooled, ...pooled) };
}
