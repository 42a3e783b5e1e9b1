/**
 * The grey level of an echo: 255 at 0 dB, 0 at −range and below, in equal steps a decibel between.
 * @param level dB
 * @param range dB that the screen shows
 */
export function logCompress(level: number, range: number): number {
  return Math.round(255 * Math.min(1, Math.max(0, 1 + level / range)));
}
