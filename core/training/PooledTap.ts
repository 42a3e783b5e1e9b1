import { poolings, type Pooling } from '../sweep/Recipe.js';

/** Pooled statistics of every image of a data set at one tap. */
export interface PooledTap {
  readonly layer: string;
  readonly channels: number;
  /** images × 2 (as it is, mirrored) × poolings × channels */
  readonly data: Float32Array;
}

/** Which rows of features: an image as it is, or mirrored. */
export interface Sample {
  readonly image: number;
  readonly mirrored: boolean;
}

export function featureWidth(taps: readonly PooledTap[], pooled: readonly Pooling[]): number {
  return taps.reduce((sum, tap) => sum + tap.channels * pooled.length, 0);
}

/** Rows × width: taps, in them poolings, in them channels. */
export function featureRows(
  taps: readonly PooledTap[],
  pooled: readonly Pooling[],
  samples: readonly Sample[],
): Float32Array {
  const rows = new Float32Array(samples.length * featureWidth(taps, pooled));
  let at = 0;
  for (const { image, mirrored } of samples) {
    for (const tap of taps) {
      for (const pooling of pooled) {
        const row = (image * 2 + (mirrored ? 1 : 0)) * poolings.length + poolings.indexOf(pooling);
        rows.set(tap.data.subarray(row * tap.channels, (row + 1) * tap.channels), at);
        at += tap.channels;
      }
    }
  }
  return rows;
}
