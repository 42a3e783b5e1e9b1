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
    for (let c = 0; c < maps.channels; c++) {
      stretched(maps, c, input).forEach((value, i) => {
        map[i] = (map[i] as number) + value;
      });
    }
  }
  return map;
}

/** ψ of one channel; zero where it is constant. */
function stretched(maps: Tap, channel: number, input: Tap): Float64Array {
  const own = Float64Array.from({ length: maps.width * maps.height }, (_, cell) =>
    Math.abs(maps.data[cell * maps.channels + channel] as number),
  );
  const low = own.reduce((a, b) => Math.min(a, b));
  const high = own.reduce((a, b) => Math.max(a, b));
  // Written so that a NaN stays one.
  const unit = own.map((value) => (high === low ? 0 : (value - low) / (high - low)));
  return resizeBilinear(unit, maps.width, maps.height, input.width, input.height);
}
