import type { Random } from '../random.js';
import { depthLoss, type Beam } from './depthLoss.js';
import { logCompress } from './logCompress.js';
import { speckle } from './speckle.js';

/** What a picture is taken with. */
export interface Scanner extends Beam {
  /** dB, at every depth. */
  readonly gain: number;
  /** dB from white to black. */
  readonly dynamicRange: number;
  /** Of a pixel, cm. */
  readonly spacing: number;
}

/**
 * What a scanner makes of tissue: speckle, loss with depth, gain, log compression.
 * @param echo height × width, dB below white
 * @returns grey levels, height × width
 */
export function scan(
  echo: Float64Array,
  width: number,
  scanner: Scanner,
  random: Random,
): Uint8Array {
  const envelope = speckle(width, echo.length / width, random);
  return Uint8Array.from(echo, (level, i) => {
    const loss = depthLoss(Math.floor(i / width) * scanner.spacing, scanner);
    // The tiniest share keeps the logarithm finite.
    const own = 20 * Math.log10((envelope[i] as number) + 1e-9);
    return logCompress(level + own + scanner.gain - loss, scanner.dynamicRange);
  });
}
