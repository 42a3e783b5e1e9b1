import type { MapSeries } from '../../core/store/layout.js';
import type { Artifact } from '../../core/store/Manifest.js';
import type { Cell } from '../../core/sweep/Plan.js';
import type { TableOf } from './openTable.js';

/** What is stored of a series of a cell. */
export interface StoredSeries {
  readonly cell: Pick<Cell, 'run' | 'fold'>;
  readonly series: MapSeries;
  readonly artifacts: readonly Artifact[];
}

/** overlays/index.csv: overlays lie with their cells, where other sweeps find them too; it says which are this one's. */
export const overlayTable: TableOf<StoredSeries> = {
  columns: ['run', 'fold', 'method', 'target', 'key'],
  rows: ({ cell, series, artifacts }) =>
    artifacts
      .filter(({ key }) => key.includes('/overlays/'))
      .map(({ key }) => ({ run: cell.run, fold: cell.fold, ...series, key })),
};
