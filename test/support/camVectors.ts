import { resizeBilinear } from '../../core/image/resizeBilinear.js';
import type { Tap } from '../../core/cam/Tap.js';
import { expectClose } from './expectClose.js';

interface Image {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: readonly number[];
}

/** A tap, or an image, as a vector file of saliency maps has it. */
export function tapOf({ data, ...size }: Image): Tap {
  return { layer: 'tap', ...size, data: Float32Array.from(data) };
}

/** Within 1e-5, or within 1e-5 of the largest value where that is above 1. */
export function expectSameMap(actual: ArrayLike<number>, expected: readonly number[]): void {
  expectClose(actual, expected, 1e-5 * Math.max(1, ...expected.map(Math.abs)));
}

/** A map as pytorch-grad-cam hands it out: cut at zero, from 0 to 1, at the input's size. */
export function normaliseMap(map: Float64Array, tap: Tap, input: Tap): Float64Array {
  const cut = map.map((value) => Math.max(0, value));
  const { width, height } = input;
  return stretch(resizeBilinear(stretch(cut), tap.width, tap.height, width, height));
}

function stretch(map: Float64Array): Float64Array {
  const [low, high] = [Math.min(...map), Math.max(...map)];
  return map.map((value) => (high > low ? (value - low) / (high - low) : 0));
}
