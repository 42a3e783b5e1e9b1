import { resizeBilinear, sampleBilinear } from '../image/resizeBilinear.js';
import type { CamMethod } from './methods.js';
import type { Tap, TapPlace } from './Tap.js';

export interface SaliencyMap {
  /** height × width */
  readonly data: Float64Array;
  readonly width: number;
  readonly height: number;
}

// A map of a small part would have to be as fine everywhere: here is where that ends.
const finest = 128;

const cellsAcross = (cells: number, share = 1): number =>
  Math.max(cells, Math.min(finest, Math.ceil(cells / share)));

/**
 * Adds the maps of several taps as their contributions to the logit add up: each is made a density
 * (its mean is the contribution; over a part of the frame it is as much denser as the part is smaller),
 * brought to the finest grid, and added; then the paper's ReLU.
 */
export function combineTaps(
  method: CamMethod,
  taps: readonly Tap[],
  maps: readonly Float64Array[],
): SaliencyMap {
  const width = Math.max(...taps.map((tap) => cellsAcross(tap.width, tap.place?.width)));
  const height = Math.max(...taps.map((tap) => cellsAcross(tap.height, tap.place?.height)));
  const data = new Float64Array(width * height);
  taps.forEach((tap, t) => {
    const { place } = tap;
    const density = method.contribution === 'sum' ? tap.width * tap.height : 1;
    const map = maps[t] as Float64Array;
    if (place) {
      addPlaced(data, width, height, { ...tap, map, place, density });
      return;
    }
    const resized = resizeBilinear(map, tap.width, tap.height, width, height);
    for (let i = 0; i < data.length; i++) {
      data[i] = (data[i] as number) + density * (resized[i] as number);
    }
  });
  // Not Math.max: it would hide a NaN that must be seen as degenerate.
  return { data: method.relu ? data.map((value) => (value < 0 ? 0 : value)) : data, width, height };
}

interface Placed extends Pick<Tap, 'width' | 'height'> {
  readonly map: Float64Array;
  readonly place: TapPlace;
  readonly density: number;
}

/** Adds, where a cell's middle lies in the place, what bilinear interpolation finds there. */
function addPlaced(data: Float64Array, width: number, height: number, placed: Placed): void {
  const { map, place, density } = placed;
  const factor = density / (place.width * place.height);
  for (let y = 0; y < height; y++) {
    const down = ((y + 0.5) / height - place.y) / place.height;
    if (down < 0 || down >= 1) continue;
    for (let x = 0; x < width; x++) {
      const along = ((x + 0.5) / width - place.x) / place.width;
      if (along < 0 || along >= 1) continue;
      const value = sampleBilinear(map, placed.width, placed.height, along, down);
      data[y * width + x] = (data[y * width + x] as number) + factor * value;
    }
  }
}
