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
  for (let start = 0; start < features.length; start += width) {
    for (let j = 0; j < width; j++)
      mean[j] = (mean[j] as number) + (features[start + j] as number) / rows;
  }
  for (let start = 0; start < features.length; start += width) {
    for (let j = 0; j < width; j++) {
      const difference = (features[start + j] as number) - (mean[j] as number);
      variance[j] = (variance[j] as number) + (difference * difference) / rows;
    }
  }
  // Below this a feature is constant but for rounding.
  const scale = variance.map((value) => (value > 1e-12 ? 1 / Math.sqrt(value) : 0));
  return { mean, scale };
}

/** Rows × width, standardised; the input is left as it is. */
export function standardise(features: Float32Array, { mean, scale }: Standardiser): Float32Array {
  const width = mean.length;
  const out = new Float32Array(features.length);
  // A loop, not a map: one allocates every number that it is given.
  for (let start = 0; start < features.length; start += width) {
    for (let j = 0; j < width; j++)
      out[start + j] =
        ((features[start + j] as number) - (mean[j] as number)) * (scale[j] as number);
  }
  return out;
}
