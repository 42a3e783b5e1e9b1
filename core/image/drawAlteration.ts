import { seededRandom } from '../random.js';

/** How far altered copies of an image may differ from it. */
export interface Alterations {
  /** Shift at most, as a share of what is seen. */
  readonly translate: number;
  /** Enlarged or shrunk by at most this share. */
  readonly zoom: number;
  /** Grey levels times at most 1 ± this. */
  readonly gain: number;
  /** Their distance from the image's mean times at most 1 ± this. */
  readonly contrast: number;
  /** Half of the copies are mirrored left-right; none is turned upside down, since depth has a direction. */
  readonly flips: boolean;
}

/** What one copy differs by. */
export interface Alteration {
  /** How far the window moves, as shares of its width and height. */
  readonly right: number;
  readonly down: number;
  /** 1.1 enlarges by a tenth. */
  readonly zoom: number;
  readonly gain: number;
  readonly contrast: number;
  readonly mirrored: boolean;
}

/**
 * Draws how a copy of an image differs from it, evenly between the bounds.
 * @param image SHA-256 of its file: one image has the same copies for all folds, seeds and recipes
 * @param copy from 1
 */
export function drawAlteration(
  { translate, zoom, gain, contrast, flips }: Alterations,
  image: string,
  copy: number,
): Alteration {
  const random = seededRandom('augment', image, copy);
  const within = (most: number): number => (2 * random() - 1) * most;
  return {
    right: within(translate),
    down: within(translate),
    zoom: 1 + within(zoom),
    gain: 1 + within(gain),
    contrast: 1 + within(contrast),
    // Drawn last, and whether or not it is asked for: the rest of a copy does not depend on it.
    mirrored: random() < 0.5 && flips,
  };
}

/** What tells the features of a copy from those of others. */
export function alterationTag(
  { translate, zoom, gain, contrast, flips }: Alterations,
  copy: number,
): string {
  const bounds = [translate, zoom, gain, contrast].join('-');
  return `altered-${bounds}${flips ? '-flips' : ''}-${copy}`;
}
