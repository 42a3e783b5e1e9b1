import type { JSX } from 'preact';
import { useStore, type Store } from '../parts/Store.js';
import { cellWords } from './cellMark.js';
import type { GridRow } from './GridModel.js';
import type { GridPlace } from './moveIn.js';

export interface ReadoutProps {
  readonly rows: readonly GridRow[];
  /** Where the keys are. */
  readonly at: GridPlace;
  /** Where the pointer is, which comes first; of its own, since it moves with every frame of a scroll. */
  readonly pointed: Store<GridPlace | undefined>;
}

/** Says in words what a cell is. */
export function Readout({ rows, at, pointed }: ReadoutProps): JSX.Element {
  const { row, column } = useStore(pointed) ?? at;
  const run = rows[row]?.run.run;
  const cell = rows[row]?.cells[column];
  return (
    <output class="readout">
      {run !== undefined && cell && `${run}, fold ${cell.fold}: ${cellWords(cell)}`}
    </output>
  );
}
