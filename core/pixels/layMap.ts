import { takeKernel, type Kernel } from './takeKernel.js';

/** A map at an image's size, in WebAssembly's memory: until the next one is laid there. */
export interface LaidMap {
  readonly kernel: Kernel;
  readonly pixels: number;
  /** Not a number where a value is none. */
  readonly highest: number;
  readonly lowest: number;
  /** The first pixel in row order that has the highest value, and how many have it. */
  readonly first: number;
  readonly equal: number;
}

/**
 * A map at its own size.
 * @throws RangeError where there is no memory for so many pixels, 27 bytes each
 */
export function layMap(map: Float64Array): LaidMap {
  const kernel = takeKernel(map.length, 0);
  new Float64Array(kernel.memory.buffer, kernel.values.value, map.length).set(map);
  return examined(kernel, map.length);
}

/**
 * A map as `resizeBilinear` brings it to a size.
 * @param source height × width
 * @throws RangeError where there is no memory for so many pixels, 27 bytes each
 */
export function layResized(
  source: Float32Array | Float64Array,
  width: number,
  height: number,
  outWidth: number,
  outHeight: number,
): LaidMap {
  const pixels = outWidth * outHeight;
  const kernel = takeKernel(pixels, source.length + 2 * outWidth);
  new Float64Array(kernel.memory.buffer, kernel.sourceMap.value, source.length).set(source);
  kernel.resize(width, height, outWidth, outHeight);
  return examined(kernel, pixels);
}

function examined(kernel: Kernel, pixels: number): LaidMap {
  kernel.examine(pixels);
  const { highest, lowest, first, equal } = kernel;
  return {
    ...{ kernel, pixels },
    ...{ highest: highest.value, lowest: lowest.value },
    ...{ first: first.value, equal: equal.value },
  };
}
