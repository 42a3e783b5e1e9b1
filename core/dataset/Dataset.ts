/** A stored file: its digest, and the path (relative to the data set) it was read from. */
export interface FileRef {
  readonly file: string;
  readonly sha256: string;
}

/** One image with its lesion masks. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  /** Images of one group never stand on both sides of a fold. */
  readonly group: string;
  readonly image: FileRef;
  readonly width: number;
  readonly height: number;
  /** United with OR. */
  readonly masks: readonly FileRef[];
  /** Millimetres per pixel. */
  readonly spacing?: { readonly x: number; readonly y: number };
}

/** What a sweep is computed on: images of the chosen labels, sorted by id. */
export interface Dataset {
  readonly format: 'foldcam.dataset/1';
  /** SHA-256 (hex) of the content: entries, groups and what was left out; not of where it was read. */
  readonly digest: string;
  /** The last one is positive. */
  readonly labels: readonly [string, string];
  readonly entries: readonly Entry[];
  readonly leftOut: readonly { readonly label: string; readonly images: number }[];
  /** Pairs found to show the same picture, whether or not a list says so too; absent where none were looked for. */
  readonly alike?: readonly {
    readonly images: readonly [string, string];
    readonly by: 'pixels' | 'speckle' | 'hash';
  }[];
  /** Set when the images were generated: the report says so. */
  readonly generated?: string;
}
