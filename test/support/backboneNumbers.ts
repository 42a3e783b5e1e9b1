import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TensorSummary } from './summariseTensor.js';

/** Square grey images, one a seed. */
export interface DrawnImages {
  readonly size: number;
  readonly images: readonly number[];
}

/** Numbers of keras.applications with random weights: test/oracle/make_architectures.py. */
export interface BackboneNumbers {
  /** Of the weights, the head and the places of values. */
  readonly seed: number;
  readonly taps: readonly string[];
  readonly activations: DrawnImages & { readonly of: readonly TensorSummary[] };
  /** Of the logit of a linear head over the taps' means, summed over the images. */
  readonly gradients: DrawnImages & {
    /** The layer that the tail starts from. */
    readonly cut: string;
    readonly logit: number;
    /** With respect to what `cut` gives, to the first kernel of all, and to two of the tail's. */
    readonly of: readonly TensorSummary[];
  };
}

export interface ArchitectureVector {
  readonly parameters: number;
  /** `name class height width channels` */
  readonly layers: readonly string[];
  readonly numbers: BackboneNumbers;
}

const folder = path.join(import.meta.dirname, '../oracle/vectors/architectures');

export const readArchitectureVector = (name: string): ArchitectureVector =>
  JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as ArchitectureVector;
