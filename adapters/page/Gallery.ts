import type { Ring } from '../../core/image/contours.js';
import type { OutcomeRow } from '../../core/report/rows.js';

/** One image of the gallery with all its maps. */
export interface GalleryRow {
  readonly image: string;
  readonly label: string;
  readonly predicted: string;
  /** Of the positive label. */
  readonly probability: number;
  readonly width: number;
  readonly height: number;
  /** In pixels of the image. */
  readonly outlines: readonly {
    readonly region: 'mass' | 'peritumoral' | 'below';
    readonly rings: readonly Ring[];
  }[];
  readonly maps: readonly { readonly outcome: OutcomeRow; readonly jpeg: Uint8Array }[];
}
