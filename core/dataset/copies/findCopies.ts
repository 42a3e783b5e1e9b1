import { alignLandmarks, type Alignment } from './alignLandmarks.js';
import { correlateSpeckle } from './correlateSpeckle.js';
import { mirrorLandmarks } from './mirrorLandmarks.js';
import { mirrorThumbnail, type Picture } from './picture.js';
import { proposePairs } from './proposePairs.js';

/** Two pictures of one scan, by their places in the list. */
export interface Copy {
  readonly a: number;
  readonly b: number;
  /** b shows a turned around, left to right. */
  readonly mirrored: boolean;
  /** Of their speckle, after alignment: see `correlateSpeckle`. */
  readonly correlation: number;
}

/** docs/data-sets.md has the measurements behind these. */
export const leastCorrelation = 0.7;
const leastShared = 12;
const leastAgreeing = 8;
const leastOverlap = 0.3;
const leastTiles = 12;
// Two dark pictures with one word written on both agree in that word.
const leastTextured = 0.3;

/**
 * Pairs that show one scan, though one of them be cropped, mirrored, resized, written on or of another
 * gain. Landmarks propose pairs, and their places align them; whether it is one scan, the speckle decides,
 * which no second scan of the same tissue repeats.
 */
export function findCopies(pictures: readonly Picture[]): Copy[] {
  const landmarks = pictures.map((picture) => picture.landmarks);
  const sides = pictures.map(longerSide);
  const best = new Map<string, Copy>();
  for (const mirrored of [false, true]) {
    const queries = mirrored
      ? pictures.map((picture) => mirrorLandmarks(picture.landmarks, picture.width))
      : landmarks;
    for (const { a, b } of proposePairs(queries, landmarks, sides, leastShared)) {
      const [one, other] = [pictures[a], pictures[b]];
      const query = queries[a];
      if (!one || !other || !query) continue;
      const alignment = alignLandmarks(query, other.landmarks, longerSide(other));
      const correlation = alignment && judge(one, other, alignment, mirrored);
      if (correlation === undefined) continue;
      const key = `${a} ${b}`;
      if (correlation > (best.get(key)?.correlation ?? 0)) {
        best.set(key, { a, b, mirrored, correlation });
      }
    }
  }
  return [...best.values()].sort((one, other) => one.a - other.a || one.b - other.b);
}

function judge(
  a: Picture,
  b: Picture,
  alignment: Alignment,
  mirrored: boolean,
): number | undefined {
  if (alignment.agreeing < leastAgreeing) return undefined;
  const shown = mirrored ? { ...a, thumbnail: mirrorThumbnail(a.thumbnail) } : a;
  const { median, tiles, textured, overlap } = correlateSpeckle(shown, b, alignment);
  const enough = tiles >= leastTiles && textured >= leastTextured && overlap >= leastOverlap;
  return enough && median >= leastCorrelation ? median : undefined;
}

const longerSide = ({ width, height }: Picture): number => Math.max(width, height);
