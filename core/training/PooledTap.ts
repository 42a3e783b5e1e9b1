import { poolings, type Pooling, type Recipe } from '../sweep/Recipe.js';

/** Pooled statistics of every image of a data set at one tap. */
export interface PooledTap {
  readonly layer: string;
  readonly channels: number;
  /** Of the images as they are: images × poolings × channels. */
  readonly data: Float32Array;
  /** Likewise of the mirrored ones, where a recipe asks for them. */
  readonly mirrored?: Float32Array;
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
export function selectImages(
  { layer, channels, data, mirrored }: PooledTap,
  images: readonly number[],
): PooledTap {
  const width = poolings.length * channels;
  const select = (all: Float32Array): Float32Array => {
    const rows = new Float32Array(images.length * width);
    images.forEach((image, i) => {
      rows.set(all.subarray(image * width, (image + 1) * width), i * width);
    });
    return rows;
  };
  const own = { layer, channels, data: select(data) };
  return mirrored ? { ...own, mirrored: select(mirrored) } : own;
}

/** Images as they are and, where asked for, all of them mirrored after that. */
export function withFlips(images: readonly number[], flips: Recipe['flips']): Sample[] {
  const samples = images.map((image) => ({ image, mirrored: false }));
  return flips !== false
    ? [...samples, ...images.map((image) => ({ image, mirrored: true }))]
    : samples;
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

/**
 * poolings × channels
 * @throws RangeError where the mirrored images or the copy are not there
 */
export function pooledOf(tap: PooledTap, sample: Sample): Float32Array {
  const width = poolings.length * tap.channels;
  return rowsOf(tap, sample).subarray(sample.image * width, (sample.image + 1) * width);
}

function rowsOf(
  { layer, data, mirrored, copies }: PooledTap,
  sample: Omit<Sample, 'image'>,
): Float32Array {
  const { copy } = sample;
  if (copy !== undefined) {
    const altered = copies?.[copy - 1];
    if (!altered) throw new RangeError(`copy ${copy} of ${layer} is not there`);
    return altered;
  }
  if (!sample.mirrored) return data;
  if (!mirrored) throw new RangeError(`mirrored images of ${layer} are not there`);
  return mirrored;
}
