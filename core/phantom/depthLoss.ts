/** What a pulse meets on its way, and what the scanner does about it. */
export interface Beam {
  /** Of the tissue, dB / (cm · MHz), one way. */
  readonly attenuation: number;
  /** MHz. */
  readonly frequency: number;
  /** The share of the loss that time gain makes good. */
  readonly compensation: number;
}

/**
 * By how much an echo from a depth is too faint, after time gain: 2 α f z (1 − compensation); the pulse
 * goes there and back. Szabo, Diagnostic Ultrasound Imaging, 2nd ed. 2014, chapter 4.
 * @param depth cm
 * @returns dB
 */
export function depthLoss(depth: number, { attenuation, frequency, compensation }: Beam): number {
  return 2 * attenuation * frequency * depth * (1 - compensation);
}
