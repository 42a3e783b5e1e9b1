import type { Place } from '../errors/Problem.js';
import type { Picture } from './copies/picture.js';

/** An image that a data set claims to have, before any file was opened. */
export interface Candidate {
  readonly id: string;
  readonly label: string;
  /** Paths relative to the data set. */
  readonly image: string;
  readonly masks: readonly string[];
  /** From the group column. */
  readonly group?: string;
  readonly spacing?: { readonly x: number; readonly y: number };
  /** Where it was claimed. */
  readonly place: Place;
}

/** What opening its files has shown. */
export interface Examined extends Candidate {
  readonly imageSha256: string;
  readonly maskSha256: readonly string[];
  readonly width: number;
  readonly height: number;
  /** The lesions' share of the image. */
  readonly lesionShare: number;
  /** Absent for a flat or tiny image. */
  readonly hash?: Uint32Array;
  /** What copies of it are found by. */
  readonly picture?: Picture;
  /** Digest of the decoded pixels. */
  readonly pixels: string;
}
