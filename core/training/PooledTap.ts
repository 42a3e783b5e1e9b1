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

/** The rows of some images alone, in their order. */
export function selectImages(tap: PooledTap, images: readonly number[]): PooledTap {
  const width = 2 * poolings.length * tap.channels;
  const data = new Float32Array(images.length * width);
  images.forEach((image, i) => {
    data.set(tap.data.subarray(image * width, (image + 1) * width), i * width);
  });
  return { ...tap, data };
}

/** Images as they are and, where asked for, all of them mirrored after that. */
export function withFlips(images: readonly number[], flips: boolean): Sample[] {
  const samples = images.map((image) => ({ image, mirrored: false }));
  return flips ? [...samples, ...images.map((image) => ({ image, mirrored: true }))] : samples;
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
