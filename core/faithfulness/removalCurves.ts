import { batches } from '../cam/perturbation/batches.js';

/** What a network is shown of an image, and what stands for it where it is taken away. */
export interface Removable {
  /** pixels × channels, as the network takes it. */
  readonly input: Float32Array;
  /** As large: deletion ends with it. */
  readonly fill: Float32Array;
  /** As large: insertion begins with it. */
  readonly blurred: Float32Array;
  /** Each pixel's turn. */
  readonly ranks: Uint32Array;
}

/** The probability of the explained label for each of `count` images, shown in every view. */
export type AskViews = (views: readonly Float32Array[], count: number) => Promise<number[]>;

export interface RemovalOptions {
  /** How many pixels have a turn. */
  readonly pixels: number;
  readonly steps: number;
  /** Images that are asked about at once, at most. */
  readonly batch: number;
}

/** Probabilities after 0, 1, … all of the equal portions. */
export interface RemovalCurves {
  readonly deletion: number[];
  readonly insertion: number[];
}

/**
 * Deletion and insertion, section 4.1 of arXiv:1806.07421: the pixels are taken from the image, or put
 * into a blurred one, the most salient ones first, and the network is asked after every portion. It takes
 * 2 · steps + 1 passes: deletion begins where insertion ends.
 * @param views all that the network sees of one image; a pixel's turn is the same in each
 */
export async function removalCurves(
  views: readonly Removable[],
  { pixels, steps, batch }: RemovalOptions,
  ask: AskViews,
): Promise<RemovalCurves> {
  const asked: number[] = [];
  for (const [start, end] of batches(2 * steps + 1, batch)) {
    const shown = views.map((view) => {
      const inputs = new Float32Array((end - start) * view.input.length);
      for (let i = start; i < end; i++) {
        const taken = Math.round(((i % (steps + 1)) * pixels) / steps);
        const place = inputs.subarray((i - start) * view.input.length);
        if (i <= steps) mix(place, view.fill, view.input, view.ranks, taken);
        else mix(place, view.input, view.blurred, view.ranks, taken);
      }
      return inputs;
    });
    asked.push(...(await ask(shown, end - start)));
  }
  return {
    deletion: asked.slice(0, steps + 1),
    insertion: [...asked.slice(steps + 1), asked[0] ?? NaN],
  };
}

/** Of pixels whose turn has come the first, of the others the second. */
function mix(
  place: Float32Array,
  come: Float32Array,
  other: Float32Array,
  ranks: Uint32Array,
  taken: number,
): void {
  const channels = other.length / ranks.length;
  place.set(other);
  ranks.forEach((rank, pixel) => {
    if (rank >= taken) return;
    for (let at = pixel * channels; at < (pixel + 1) * channels; at++) {
      place[at] = come[at] as number;
    }
  });
}
