import { Component, type JSX } from 'preact';
import { formatFigure } from '../parts/format.js';
import { AucStrip } from './AucStrip.js';
import { cellKind, cellLetters, cellWords } from './cellMark.js';
import type { GridRow } from './GridModel.js';

export interface GridLineProps {
  readonly row: GridRow;
  readonly index: number;
  /** Pixels from the top of the grid. */
  readonly top: number;
  readonly auc: number | null | undefined;
  /** The column that the keys have reached; -1 in other rows. */
  readonly at: number;
  readonly opened: string | undefined;
}

/** One run. Drawn anew only when it has changed. */
export class GridLine extends Component<GridLineProps> {
  override shouldComponentUpdate(next: GridLineProps): boolean {
    const now = this.props;
    return (Object.keys(next) as (keyof GridLineProps)[]).some((name) => next[name] !== now[name]);
  }

  override render({ row, index, top, auc, at, opened }: GridLineProps): JSX.Element {
    const { run, cells, done } = row;
    return (
      <div class="grid-line" role="row" aria-rowindex={index + 2} style={{ top: `${top}px` }}>
        <span class="grid-run" role="rowheader" aria-colindex={1} title={run.run}>
          <span class="grid-backbone">
            <bdi>{run.backbone}</bdi>
          </span>
          <span class="grid-recipe">{run.recipe}</span>
          <span class="grid-seed">{run.seed}</span>
        </span>
        {cells.map((cell, column) => {
          const kind = cell ? cellKind(cell) : undefined;
          const marks = `${column === at ? ' at' : ''}${cell && cell.cell === opened ? ' opened' : ''}`;
          return (
            <span
              key={column}
              id={`cell-${index}-${column}`}
              class={`cell cell-${kind ?? 'none'}${marks}`}
              role="gridcell"
              aria-colindex={column + 2}
              aria-selected={cell !== undefined && cell.cell === opened}
              aria-label={cell ? `fold ${cell.fold}: ${cellWords(cell)}` : 'no cell'}
            >
              {kind ? cellLetters[kind] : ''}
            </span>
          );
        })}
        <span class="grid-done" role="gridcell" aria-colindex={cells.length + 2}>
          {done}/{cells.length}
        </span>
        <span class="grid-auc" role="gridcell" aria-colindex={cells.length + 3}>
          {formatFigure(auc)}
          <AucStrip auc={auc} />
        </span>
      </div>
    );
  }
}
