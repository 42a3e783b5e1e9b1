import type { Size } from './Window.js';

/** In pixels, along one side. */
export interface Gaussian {
  readonly sigma: number;
  /** Where it is cut off. */
  readonly radius: number;
}

/**
 * Convolves with a Gaussian, whose weights add up to 1; beyond the edges stand the edges' own values.
 * @param values height × width
 */
export function gaussianBlur(
  values: Float32Array | Float64Array,
  { width, height }: Size,
  across: Gaussian,
  down: Gaussian = across,
): Float64Array {
  const [horizontal, vertical] = [weightsOf(across), weightsOf(down)];
  const rows = new Float64Array(values.length);
  for (let y = 0; y < height; y++) {
    convolve(values, rows, { start: y * width, step: 1, length: width }, horizontal);
  }
  const out = new Float64Array(values.length);
  for (let x = 0; x < width; x++) {
    convolve(rows, out, { start: x, step: width, length: height }, vertical);
  }
  return out;
}

function weightsOf({ sigma, radius }: Gaussian): Float64Array {
  const weights = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma ** 2)),
  );
  const sum = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / sum);
}

interface Line {
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

function convolve(
  from: Float32Array | Float64Array,
  to: Float64Array,
  { start, step, length }: Line,
  weights: Float64Array,
): void {
  const radius = (weights.length - 1) / 2;
  for (let i = 0; i < length; i++) {
    let sum = 0;
    for (let k = 0; k < weights.length; k++) {
      const at = Math.min(length - 1, Math.max(0, i + k - radius));
      sum += (weights[k] as number) * (from[start + at * step] as number);
    }
    to[start + i * step] = sum;
  }
}
