import fc from 'fast-check';
import type { Tap } from '../../core/cam/Tap.js';

/** Small taps of small numbers that float32 holds exactly. */
export function arbitraryTap(layer = 'any'): fc.Arbitrary<Tap> {
  const size = fc.integer({ min: 1, max: 4 });
  return fc.tuple(size, size, fc.integer({ min: 1, max: 3 })).chain(([height, width, channels]) =>
    fc
      .array(fc.integer({ min: -32, max: 32 }), {
        minLength: height * width * channels,
        maxLength: height * width * channels,
      })
      .map((values) => ({
        layer,
        height,
        width,
        channels,
        data: Float32Array.from(values, (value) => value / 8),
      })),
  );
}

/** One weight a channel. */
export function arbitraryWeights(channels: number): fc.Arbitrary<Float64Array> {
  return fc
    .array(fc.integer({ min: -20, max: 20 }), { minLength: channels, maxLength: channels })
    .map((values) => Float64Array.from(values, (value) => value / 10));
}
