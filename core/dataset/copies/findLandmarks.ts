import { bandPass } from './bandPass.js';
import type { Level } from './pyramid.js';

/** Places of a picture that can be found again in a copy of it, each with a code of what is around it. */
export interface Landmarks {
  /** In pixels of the picture. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Of the spot: pixels of the picture for one of the level that it was found on. */
  readonly size: Float32Array;
  /** Two words a landmark: 8 × 8 bits, row by row. */
  readonly codes: Uint32Array;
}

/** Of the 8 × 8 grid, in pixels of a level. */
const spacing = 2;
const margin = 8;
/** Pixels around a spot in which it is the strongest. */
const apart = 3;
/** Pixels of a level for each landmark that it may have. */
const area = 250;

/**
 * Finds the strongest bright and dark spots of several sizes. A copy that was cropped, but not resized, has
 * the same spots, each with the same code.
 * @param levels of the picture, see `pyramid`
 * @param width of the picture, in pixels
 */
export function findLandmarks(levels: readonly Level[], width: number, height: number): Landmarks {
  const x: number[] = [];
  const y: number[] = [];
  const size: number[] = [];
  const codes: number[] = [];
  for (const level of levels) {
    const band = bandPass(level.grey, level.width, level.height);
    for (const at of strongestSpots(band, level.width, level.height)) {
      x.push((((at % level.width) + 0.5) * width) / level.width);
      y.push(((Math.floor(at / level.width) + 0.5) * height) / level.height);
      size.push(level.factor);
      codes.push(...codeAround(band, level.width, at));
    }
  }
  return {
    x: Float32Array.from(x),
    y: Float32Array.from(y),
    size: Float32Array.from(size),
    codes: Uint32Array.from(codes),
  };
}

function strongestSpots(band: Float64Array, width: number, height: number): number[] {
  const spots: number[] = [];
  for (let y = margin; y < height - margin; y++) {
    for (let x = margin; x < width - margin; x++) {
      if (isPeak(band, width, y * width + x)) spots.push(y * width + x);
    }
  }
  const strength = (at: number): number => Math.abs(band[at] as number);
  spots.sort((a, b) => strength(b) - strength(a) || a - b);
  return spots.slice(0, Math.ceil((width * height) / area));
}

// Less than half a grey level is rounding.
function isPeak(band: Float64Array, width: number, at: number): boolean {
  const own = band[at] as number;
  if (Math.abs(own) < 0.5) return false;
  const sign = Math.sign(own);
  for (let dy = -apart; dy <= apart; dy++) {
    for (let dx = -apart; dx <= apart; dx++) {
      const other = sign * (band[at + dy * width + dx] as number);
      if (other > sign * own || (other === sign * own && dy * width + dx < 0)) return false;
    }
  }
  return true;
}

function codeAround(band: Float64Array, width: number, at: number): [number, number] {
  const values: number[] = [];
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      const dy = spacing * row - 7;
      const dx = spacing * column - 7;
      values.push(band[at + dy * width + dx] as number);
    }
  }
  const mean = values.reduce((a, b) => a + b, 0) / 64;
  const words: [number, number] = [0, 0];
  for (let bit = 0; bit < 64; bit++) {
    if ((values[bit] as number) > mean)
      words[bit >> 5] = (words[bit >> 5] as number) | (1 << (bit & 31));
  }
  return [words[0] >>> 0, words[1] >>> 0];
}
