import { shrinkBilinear } from '../../image/shrinkBilinear.js';

/** A picture made smaller. */
export interface Level {
  /** Pixels of the picture for one of the level. */
  readonly factor: number;
  /** height × width, row-major. */
  readonly grey: Float64Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels along the longer side of the finest level, at most, and of the coarsest, at least. */
const largest = 192;
const smallest = 48;
const stepsPerOctave = 3;

/**
 * A picture at 2^(i/3) of its size, from 192 pixels along the longer side down to 48. The factors do not
 * depend on its size, so a copy that was cropped, but not resized, is shrunk just alike.
 */
export function pyramid(grey: ArrayLike<number>, width: number, height: number): Level[] {
  const levels: Level[] = [];
  const side = Math.max(width, height);
  let step = Math.max(0, Math.ceil(stepsPerOctave * Math.log2(side / largest)));
  let from: Pick<Level, 'width' | 'height'> & { readonly grey: ArrayLike<number> } = {
    grey,
    width,
    height,
  };
  for (; ; step++) {
    const factor = 2 ** (step / stepsPerOctave);
    const across = Math.max(1, Math.round(width / factor));
    const down = Math.max(1, Math.round(height / factor));
    if (Math.max(across, down) < smallest) return levels;
    const shrunk = shrinkBilinear(from.grey, from.width, from.height, across, down);
    const level = { factor, grey: shrunk, width: across, height: down };
    levels.push(level);
    from = level;
  }
}
