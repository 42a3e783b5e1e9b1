/** Per feature: standardised = (raw − mean) · scale. */
export interface Standardiser {
  readonly mean: Float64Array;
  readonly scale: Float64Array;
}

/**
 * Mean and 1 / standard deviation of every feature; constant features get scale 0 and so drop out.
 * @param features rows × width, row-major
 */
export function fitStandardiser(features: Float32Array, width: number): Standardiser {
  const rows = features.length / width;
  const mean = new Float64Array(width);
  const variance = new Float64Array(width);
  for (let i = 0; i < features.length; i++) {
    mean[i % width] = (mean[i % width] as number) + (features[i] as number) / rows;
  }
  for (let i = 0; i < features.length; i++) {
    const difference = (features[i] as number) - (mean[i % width] as number);
    variance[i % width] = (variance[i % width] as number) + (difference * difference) / rows;
  }
  // Below this a feature is constant but for rounding.
  const scale = variance.map((value) => (value > 1e-12 ? 1 / Math.sqrt(value) : 0));
  return { mean, scale };
}

/** Rows × width, standardised; the input is left as it is. */
export function standardise(features: Float32Array, by: Standardiser): Float32Array {
  const width = by.mean.length;
  return features.map((value, i) => {
    const column = i % width;
    return (value - (by.mean[column] as number)) * (by.scale[column] as number);
  });
}
