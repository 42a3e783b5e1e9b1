/** The sum over the channels of every pixel: pixels × channels to pixels. */
export function addUpChannels(values: Float64Array, channels: number): Float64Array {
  const map = new Float64Array(values.length / channels);
  for (let i = 0; i < values.length; i++) {
    const pixel = Math.floor(i / channels);
    map[pixel] = (map[pixel] as number) + (values[i] as number);
  }
  return map;
}
