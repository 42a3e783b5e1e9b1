import type { Random } from '../random.js';

/** How far a scatterer is smeared: by boxes of 2 · reach + 1 pixels, one after the other. */
export interface PointSpread {
  /** Reaches across the beam. */
  readonly lateral: readonly number[];
  /** Reaches along it. */
  readonly axial: readonly number[];
}

/** Wider across the beam than along it. */
export const usualSpread: PointSpread = { lateral: [2, 1], axial: [1] };

/**
 * Envelope of fully developed speckle: the magnitude of a complex Gaussian field, blurred by a point
 * spread. Rayleigh-distributed with mean 1 (Goodman 1975).
 * @returns height × width
 */
export function speckle(
  width: number,
  height: number,
  random: Random,
  { lateral, axial }: PointSpread = usualSpread,
): Float64Array {
  const parts = [0, 1].map(() => {
    const field = Float64Array.from({ length: width * height }, () => gaussian(random));
    for (const reach of lateral) blur(field, width, height, 1, width, reach);
    for (const reach of axial) blur(field, height, width, width, 1, reach);
    return field;
  }) as [Float64Array, Float64Array];
  const envelope = parts[0].map((real, i) => Math.hypot(real, parts[1][i] as number));
  const mean = envelope.reduce((a, b) => a + b, 0) / envelope.length;
  return envelope.map((value) => value / mean);
}

// Box–Muller, one of the two.
function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

// A box of 2 · reach + 1 along one axis, edges clamped.
function blur(
  field: Float64Array,
  length: number,
  lines: number,
  step: number,
  stride: number,
  reach: number,
): void {
  const line = new Float64Array(length);
  for (let l = 0; l < lines; l++) {
    for (let i = 0; i < length; i++) line[i] = field[l * stride + i * step] as number;
    for (let i = 0; i < length; i++) {
      let sum = 0;
      for (let d = -reach; d <= reach; d++) {
        sum += line[Math.min(length - 1, Math.max(0, i + d))] as number;
      }
      field[l * stride + i * step] = sum / (2 * reach + 1);
    }
  }
}
