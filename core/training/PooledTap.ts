import { poolings, type Pooling } from '../sweep/Recipe.js';

/** Pooled statistics of every image of a data set at one tap. */
export interface PooledTap {
  readonly layer: string;
  readonly channels: number;
  /** images × 2 (as it is, mirrored) × poolings × channels */
  readonly data: Float32Array;
  /** One array an altered copy: images × poolings × channels. */
  readonly copies?: readonly Float32Array[];
}

/** Which rows of features: an image as it is, mirrored, or altered. */
export interface Sample {
  readonly image: number;
  readonly mirrored: boolean;
  /** The altered copy in place of the image, from 1; whether it is mirrored is drawn with it. */
  readonly copy?: number;
}

/** The rows of some images alone, in their order, without altered copies. */
export function selectImages(tap: PooledTap, images: readonly number[]): PooledTap {
  const width = 2 * poolings.length * tap.channels;
  const data = new Float32Array(images.length * width);
  images.forEach((image, i) => {
    data.set(tap.data.subarray(image * width, (image + 1) * width), i * width);
  });
  return { layer: tap.layer, channels: tap.channels, data };
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
  for (const sample of samples) {
    for (const tap of taps) {
      const own = pooledOf(tap, sample);
      for (const pooling of pooled) {
        const row = poolings.indexOf(pooling) * tap.channels;
        rows.set(own.subarray(row, row + tap.channels), at);
        at += tap.channels;
      }
    }
  }
  return rows;
}

/** poolings × channels */
function pooledOf(
  { layer, channels, data, copies }: PooledTap,
  { image, mirrored, copy }: Sample,
): Float32Array {
  const width = poolings.length * channels;
  if (copy === undefined) {
    const row = image * 2 + (mirrored ? 1 : 0);
    return data.subarray(row * width, (row + 1) * width);
  }
  const altered = copies?.[copy - 1];
  if (!altered) throw new RangeError(`copy ${copy} of ${layer} is not there`);
  return altered.subarray(image * width, (image + 1) * width);
}
