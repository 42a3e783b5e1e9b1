import { resizeBilinear } from '../image/resizeBilinear.js';
import type { CamMethod } from './methods.js';
import type { Tap } from './Tap.js';

export interface SaliencyMap {
  /** height × width */
  readonly data: Float64Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Adds the maps of several taps as their contributions to the logit add up: each is made a density
 * (its mean is the contribution), brought to the finest tap's grid, and added; then the paper's ReLU.
 */
export function combineTaps(
  method: CamMethod,
  taps: readonly Tap[],
  maps: readonly Float64Array[],
): SaliencyMap {
  const finest = taps.reduce((best, tap) =>
    tap.width * tap.height > best.width * best.height ? tap : best,
  );
  const { width, height } = finest;
  const data = new Float64Array(width * height);
  taps.forEach((tap, t) => {
    const factor = method.contribution === 'sum' ? tap.width * tap.height : 1;
    const map = maps[t] as Float64Array;
    const resized = resizeBilinear(map, tap.width, tap.height, width, height);
    for (let i = 0; i < data.length; i++) {
      data[i] = (data[i] as number) + factor * (resized[i] as number);
    }
  });
  // Not Math.max: it would hide a NaN that must be seen as degenerate.
  return { data: method.relu ? data.map((value) => (value < 0 ? 0 : value)) : data, width, height };
}
