import type { Tap } from '../Tap.js';
import { askLogits } from './askLogits.js';
import type { Probe } from './Probe.js';

export interface OcclusionOptions {
  /** Side of the square that covers the input, in pixels. */
  readonly window: number;
  /** How far it moves at a time, in pixels. */
  readonly stride: number;
  /** What covered pixels become, in the network's own scale. */
  readonly fill: number;
}

/**
 * Occlusion: what the logit loses where a square is covered; a pixel has the mean over the squares that
 * cover it. One forward pass a square, and one.
 * @returns height × width of the input
 */
export async function occlusion(
  { input, batch, logits }: Pick<Probe, 'input' | 'batch' | 'logits'>,
  options: OcclusionOptions,
): Promise<Float64Array> {
  const { width, height, channels, data } = input;
  const { window, fill } = options;
  const places = occlusionPlaces(input, options);
  const scores = await askLogits(logits, {
    count: places.length + 1,
    width: data.length,
    batch,
    write: (square, place) => {
      place.set(data);
      const at = places[square];
      // The last question is about the input as it is.
      if (!at) return;
      for (let y = at.y; y < Math.min(height, at.y + window); y++) {
        const end = y * width + Math.min(width, at.x + window);
        place.fill(fill, (y * width + at.x) * channels, end * channels);
      }
    },
  });
  const whole = scores[places.length] as number;
  const sums = new Float64Array(width * height);
  const counts = new Float64Array(width * height);
  // Section 4.2, arXiv:1311.2901
  places.forEach((at, square) => {
    for (let y = at.y; y < Math.min(height, at.y + window); y++) {
      for (let x = at.x; x < Math.min(width, at.x + window); x++) {
        const pixel = y * width + x;
        sums[pixel] = (sums[pixel] as number) + whole - (scores[square] as number);
        counts[pixel] = (counts[pixel] as number) + 1;
      }
    }
  });
  return sums.map((sum, i) => (counts[i] === 0 ? 0 : sum / (counts[i] as number)));
}

/** The squares' upper left corners in row order; the last ones may stick out of the input. */
export function occlusionPlaces(
  { width, height }: Pick<Tap, 'width' | 'height'>,
  { window, stride }: Pick<OcclusionOptions, 'window' | 'stride'>,
): { readonly x: number; readonly y: number }[] {
  const starts = (size: number): number[] =>
    Array.from(
      { length: Math.ceil(Math.max(0, size - window) / stride) + 1 },
      (_, i) => i * stride,
    );
  return starts(height).flatMap((y) => starts(width).map((x) => ({ x, y })));
}
