import type { Parameter } from './Step.js';

/** Batch normalisation in inference mode, per channel: x · scale + shift. */
export interface ScaleShift {
  readonly scale: Float64Array;
  readonly shift: Float64Array;
}

/** What a layer of batch normalisation has, per channel. */
export interface BatchNorm {
  readonly mean: Float32Array;
  readonly variance: Float32Array;
  /** 1 without. */
  readonly gamma: Float32Array | undefined;
  /** 0 without. */
  readonly beta: Float32Array | undefined;
}

/**
 * γ (x − μ) / √(σ² + ε) + β as a scale and a shift (arXiv:1502.03167, algorithm 2).
 * @throws RangeError when they are not of the same length
 */
export function scaleAndShift(
  { mean, variance, gamma, beta }: BatchNorm,
  epsilon: number,
): ScaleShift {
  for (const [name, values] of Object.entries({ variance, gamma, beta })) {
    if (values && values.length !== mean.length) {
      throw new RangeError(`its ${name} has ${values.length} values, its mean ${mean.length}`);
    }
  }
  const scale = Float64Array.from(variance, (v, c) => (gamma?.[c] ?? 1) / Math.sqrt(v + epsilon));
  const shift = scale.map((s, c) => (beta?.[c] ?? 0) - (mean[c] as number) * s);
  return { scale, shift };
}

/**
 * Scales the outputs of a convolution: its last axes are the channels that come out.
 * @returns the same shape
 */
export function scaleKernel(kernel: Parameter, scale: Float64Array): Parameter {
  const channels = scale.length;
  const data = new Float32Array(kernel.data.length);
  for (let start = 0; start < data.length; start += channels) {
    for (let c = 0; c < channels; c++) {
      data[start + c] = (kernel.data[start + c] as number) * (scale[c] as number);
    }
  }
  return { shape: kernel.shape, data };
}

/** bias · scale + shift; without a bias, the shift. */
export function shiftBias(bias: Parameter | undefined, { scale, shift }: ScaleShift): Parameter {
  const data = Float32Array.from(shift, (s, c) => (bias?.data[c] ?? 0) * (scale[c] as number) + s);
  return { shape: [data.length], data };
}
