/**
 * The plain gradient as a map: of every pixel the largest absolute value over its channels.
 * @param gradient of the logit, pixels × channels of the input
 */
export function inputSaliency(
  gradient: Float32Array | Float64Array,
  channels: number,
): Float64Array {
  const map = new Float64Array(gradient.length / channels);
  // Section 3.1, arXiv:1312.6034. Math.max keeps a NaN.
  for (let i = 0; i < gradient.length; i++) {
    const pixel = Math.floor(i / channels);
    map[pixel] = Math.max(map[pixel] as number, Math.abs(gradient[i] as number));
  }
  return map;
}
