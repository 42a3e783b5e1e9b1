import { resizeBilinear } from '../../image/resizeBilinear.js';
import type { Tap } from '../Tap.js';

/**
 * FullGrad: Σ over channels of ψ(input · gradient), and of ψ(bias · gradient) of every layer with a
 * bias; ψ takes absolute values, stretches them to [0, 1] and brings them to the input's size.
 * @param gradient of the logit, as large as the input
 * @param biasGradients of every such layer bias · gradient of its output, height × width × channels
 * @returns height × width of the input
 */
export function fullGrad(
  input: Tap,
  gradient: Float32Array,
  biasGradients: readonly Tap[],
): Float64Array {
  const map = new Float64Array(input.width * input.height);
  const products = { ...input, data: input.data.map((x, i) => x * (gradient[i] as number)) };
  // Section 4, arXiv:1905.00780
  for (const maps of [products, ...biasGradients]) {
    const { width, height } = maps;
    // Interpolation is linear: the channels are added up where they are small.
    const large = resizeBilinear(stretched(maps), width, height, input.width, input.height);
    for (let i = 0; i < map.length; i++) map[i] = (map[i] as number) + (large[i] as number);
  }
  return map;
}

/** The sum over the channels of absolute values stretched to [0, 1]; constant channels are left out. */
function stretched({ data, channels }: Tap): Float64Array {
  const low = new Float64Array(channels).fill(Infinity);
  const high = new Float64Array(channels).fill(-Infinity);
  // Math.min and Math.max keep a NaN.
  for (let i = 0; i < data.length; i++) {
    const c = i % channels;
    const value = Math.abs(data[i] as number);
    low[c] = Math.min(low[c] as number, value);
    high[c] = Math.max(high[c] as number, value);
  }
  const sums = new Float64Array(data.length / channels);
  for (let i = 0; i < data.length; i++) {
    const c = i % channels;
    const [least, most] = [low[c] as number, high[c] as number];
    if (most === least) continue;
    const cell = Math.floor(i / channels);
    sums[cell] = (sums[cell] as number) + (Math.abs(data[i] as number) - least) / (most - least);
  }
  return sums;
}
