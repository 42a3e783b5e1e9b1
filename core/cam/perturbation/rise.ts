import { resizeBilinear } from '../../image/resizeBilinear.js';
import type { Random } from '../../random.js';
import { batches } from './batches.js';
import type { Probe } from './Probe.js';

export interface RiseOptions {
  /** How many masks. */
  readonly masks: number;
  /** Cells of a mask along each side before it is smoothed. */
  readonly grid: number;
  /** The chance that a cell is kept. */
  readonly keep: number;
  readonly random: Random;
}

/**
 * RISE: the mean of random masks, each weighed by the probability that the masked input gets, over the
 * share that masks keep. One forward pass a mask.
 * @returns height × width of the input
 */
export async function rise(
  { input, batch, logits }: Pick<Probe, 'input' | 'batch' | 'logits'>,
  { masks, grid, keep, random }: RiseOptions,
): Promise<Float64Array> {
  const { width, height, channels, data } = input;
  const map = new Float64Array(width * height);
  for (const [start, end] of batches(masks, batch)) {
    const drawn = Array.from({ length: end - start }, () =>
      drawMask(width, height, grid, keep, random),
    );
    const asked = new Float32Array(drawn.length * data.length);
    drawn.forEach((mask, m) => {
      for (let i = 0; i < data.length; i++) {
        const pixel = Math.floor(i / channels);
        asked[m * data.length + i] = (data[i] as number) * (mask[pixel] as number);
      }
    });
    const scores = await logits(asked, drawn.length);
    drawn.forEach((mask, m) => {
      const probability = 1 / (1 + Math.exp(-(scores[m] as number)));
      // Eq. 6, arXiv:1806.07421
      const weight = probability / (keep * masks);
      for (let i = 0; i < map.length; i++) {
        map[i] = (map[i] as number) + weight * (mask[i] as number);
      }
    });
  }
  return map;
}

/**
 * A grid of zeros and ones, enlarged to one cell more than the input has, and cut out anywhere.
 * Cells are rounded up, so that they cover inputs that the grid does not divide.
 */
function drawMask(
  width: number,
  height: number,
  grid: number,
  keep: number,
  random: Random,
): Float64Array {
  const cells = Float64Array.from({ length: grid * grid }, () => (random() < keep ? 1 : 0));
  const across = Math.ceil(width / grid);
  const down = Math.ceil(height / grid);
  const left = Math.floor(random() * across);
  const top = Math.floor(random() * down);
  const wide = (grid + 1) * across;
  const large = resizeBilinear(cells, grid, grid, wide, (grid + 1) * down);
  return Float64Array.from(
    { length: width * height },
    (_, i) => large[(top + Math.floor(i / width)) * wide + left + (i % width)] as number,
  );
}
