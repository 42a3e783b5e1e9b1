import type { CellStatus, PlannedRun } from '../api/types.js';
import { cellKind } from './cellMark.js';

export interface GridRow {
  readonly run: PlannedRun;
  /** By column; undefined where the run has no such cell. */
  readonly cells: readonly (CellStatus | undefined)[];
  readonly done: number;
  readonly failed: number;
  /** Under way. */
  readonly active: number;
}

export interface Column {
  readonly fold: number;
  readonly ungrouped: boolean;
}

/** Runs × folds. A row is another object only when something in it has changed. */
export interface GridModel {
  readonly columns: readonly Column[];
  readonly rows: readonly GridRow[];
}

export function gridModel(
  runs: readonly PlannedRun[],
  folds: number,
  cells: readonly CellStatus[],
): GridModel {
  const hasUngrouped = cells.some(({ ungrouped }) => ungrouped);
  const columns = [false, ...(hasUngrouped ? [true] : [])].flatMap((ungrouped) =>
    Array.from({ length: folds }, (_, fold) => ({ fold, ungrouped })),
  );
  const byRun = new Map<string, (CellStatus | undefined)[]>(
    runs.map(({ run }) => [run, columns.map(() => undefined)]),
  );
  for (const cell of cells) {
    const row = byRun.get(cell.run);
    if (row) row[cell.fold + (cell.ungrouped ? folds : 0)] = cell;
  }
  return { columns, rows: runs.map((run) => rowOf(run, byRun.get(run.run) ?? [])) };
}

/** The model with some cells further than they were. */
export function updateCells(
  model: GridModel,
  changes: ReadonlyMap<string, Pick<CellStatus, 'stage' | 'state'>>,
): GridModel {
  if (changes.size === 0) return model;
  const rows = model.rows.map((row) => {
    if (!row.cells.some((cell) => cell && changes.has(cell.cell))) return row;
    return rowOf(
      row.run,
      row.cells.map((cell) => {
        const change = cell && changes.get(cell.cell);
        return change ? { ...cell, stage: change.stage, state: change.state } : cell;
      }),
    );
  });
  return rows.some((row, i) => row !== model.rows[i]) ? { ...model, rows } : model;
}

function rowOf(run: PlannedRun, cells: readonly (CellStatus | undefined)[]): GridRow {
  const row = { run, cells, done: 0, failed: 0, active: 0 };
  for (const cell of cells) {
    if (!cell) continue;
    const kind = cellKind(cell);
    if (kind === 'done') row.done++;
    else if (kind === 'failed') row.failed++;
    else if (kind !== 'waiting') row.active++;
  }
  return row;
}
