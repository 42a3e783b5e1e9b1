import { findLandmarks, type Landmarks } from './findLandmarks.js';
import { pyramid } from './pyramid.js';

/** A picture in few pixels. */
export interface Thumbnail {
  /** height × width, row-major. */
  readonly grey: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What is kept of a picture to tell whether another one is a copy of it; some 30 kB. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly landmarks: Landmarks;
  readonly thumbnail: Thumbnail;
}

/** @returns nothing for a picture of less than 48 pixels, which has too few to tell */
export function describePicture(
  grey: ArrayLike<number>,
  width: number,
  height: number,
): Picture | undefined {
  const levels = pyramid(grey, width, height);
  const [finest] = levels;
  if (!finest) return undefined;
  return {
    width,
    height,
    landmarks: findLandmarks(levels, width, height),
    thumbnail: {
      grey: Uint8Array.from(finest.grey.map(Math.round)),
      width: finest.width,
      height: finest.height,
    },
  };
}

/** Turned around, left to right. */
export function mirrorThumbnail({ grey, width, height }: Thumbnail): Thumbnail {
  const turned = grey.map((_, i) => {
    const column = i % width;
    return grey[i - column + width - 1 - column] as number;
  });
  return { grey: turned, width, height };
}
