/** A weight as it lies in a file; its values are read when asked for. */
export interface StoredWeight {
  /** `kernel`, or its number where the file has no names: `0`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS when the bytes cannot be had */
  read(): Float32Array;
}

/** A layer that has weights, in the order that Keras keeps. */
export interface StoredLayer {
  /** Empty where the file does not tell. */
  readonly name: string;
  readonly weights: readonly StoredWeight[];
}

/** The layers of one file. */
export interface StoredLayers {
  /** In the order of the model, unless they are numbered. */
  readonly layers: readonly StoredLayer[];
  /** By class and number (`conv2d`, `conv2d_1`), where the file counts the layers of each class. */
  readonly numbered: ReadonlyMap<string, StoredLayer> | undefined;
}
