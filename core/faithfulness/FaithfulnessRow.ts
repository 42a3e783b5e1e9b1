import type { MapSeries } from '../store/layout.js';

/** What was found of one tested map. */
export interface FaithfulnessRow extends MapSeries {
  readonly run: string;
  readonly image: string;
  readonly group: string;
  /** Probabilities of the explained label after each portion; null for a constant or non-finite map. */
  readonly deletion: readonly number[] | null;
  readonly insertion: readonly number[] | null;
  /** From the head down; empty where the method is left out. */
  readonly levels: readonly LevelRow[];
}

/** How much the map is like that of the network with weights drawn anew; null where the map is constant. */
export interface LevelRow {
  readonly level: string;
  readonly blocks: number;
  readonly rank: number | null;
  readonly ssim: number | null;
}
