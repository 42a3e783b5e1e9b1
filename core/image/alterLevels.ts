import type { Alteration } from './drawAlteration.js';

/**
 * Grey levels with another contrast and gain, rounded and cut off at 0 and 255:
 * v becomes gain · (mean + contrast · (v − mean)).
 * @param grey an image; its mean stays where it is but for the gain
 */
export function alterLevels(
  grey: Uint8Array,
  { gain, contrast }: Pick<Alteration, 'gain' | 'contrast'>,
): Uint8Array {
  const mean = grey.reduce((sum, level) => sum + level, 0) / grey.length;
  const levels = Uint8ClampedArray.from(
    { length: 256 },
    (_, level) => gain * (mean + contrast * (level - mean)),
  );
  return grey.map((level) => levels[level] as number);
}
