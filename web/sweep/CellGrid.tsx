import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { RunResult } from '../api/types.js';
import { hrefWith, navigate, useLocation } from '../app/location.js';
import { formatCount } from '../parts/format.js';
import { createStore } from '../parts/Store.js';
import type { GridModel, GridRow } from './GridModel.js';
import { GridLine } from './GridLine.js';
import { Legend } from './Legend.js';
import { moveIn, type GridPlace } from './moveIn.js';
import { Readout } from './Readout.js';

export interface CellGridProps {
  readonly model: GridModel;
  readonly results: readonly RunResult[];
  readonly opened: string | undefined;
  readonly onOpen: (cell: string) => void;
}

const rowHeight = 22;
/** Rows are put in and taken out so many at once, so that most frames of a scroll change nothing. */
const step = 4;

const keeps: Readonly<Record<string, (row: GridRow) => boolean>> = {
  failed: ({ failed }) => failed > 0,
  active: ({ active }) => active > 0,
  unfinished: ({ done, cells }) => done < cells.length,
};

/** Only the rows in view are in the document. Arrow keys move; Enter opens. */
export function CellGrid({ model, results, opened, onOpen }: CellGridProps): JSX.Element {
  const { query } = useLocation();
  const show = query.get('show') ?? '';
  const scroller = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const [height, setHeight] = useState(600);
  const [at, setAt] = useState<GridPlace>({ row: 0, column: 0 });
  const [wide, setWide] = useState(false);
  const pointed = useMemo(() => createStore<GridPlace | undefined>(undefined), []);
  const { columns } = model;
  const keep = keeps[show];
  const rows = useMemo(() => (keep ? model.rows.filter(keep) : model.rows), [model, keep]);
  const aucs = useMemo(() => new Map(results.map(({ run, auc }) => [run, auc])), [results]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      setHeight(element.clientHeight);
      setWide(element.scrollWidth > element.clientWidth);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [columns.length]);
  useEffect(() => {
    const row = rows.findIndex(({ cells }) => cells.some((cell) => cell?.cell === opened));
    if (row < 0) return;
    const column = rows[row]?.cells.findIndex((cell) => cell?.cell === opened) ?? 0;
    setAt({ row, column });
    reveal(row);
  }, [opened]);
  const reveal = (row: number): void => {
    const element = scroller.current;
    if (!element) return;
    const [top, bottom] = [row * rowHeight, (row + 2) * rowHeight];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) {
      element.scrollTop = bottom - element.clientHeight;
    }
  };
  const onScroll = (): void => {
    const top = scroller.current?.scrollTop ?? 0;
    setFirst(Math.max(0, Math.floor(top / rowHeight / step - 1) * step));
  };
  const cellAt = ({ row, column }: GridPlace) => rows[row]?.cells[column];
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moveIn(event.key, at, { rows: rows.length, columns: columns.length });
    if (next) {
      event.preventDefault();
      setAt(next);
      pointed.set(undefined);
      reveal(next.row);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const cell = cellAt(at);
      if (cell) onOpen(cell.cell);
    }
  };
  const onClick = (event: MouseEvent): void => {
    const place = placeOf(event.target);
    const cell = place && cellAt(place);
    if (cell) onOpen(cell.cell);
  };
  const count = Math.ceil(height / rowHeight) + 3 * step;
  const visible = rows.slice(first, first + count);
  return (
    <section class="grid-section" aria-label="Cells">
      <div class="grid-head">
        <label>
          Runs{' '}
          <select
            value={show}
            onChange={(event) => navigate(hrefWith({ show: event.currentTarget.value }), 'replace')}
          >
            <option value="">all</option>
            <option value="failed">with failed cells</option>
            <option value="active">under way</option>
            <option value="unfinished">unfinished</option>
          </select>
        </label>
        <span class="soft">
          {formatCount(rows.length)} of {formatCount(model.rows.length)} runs,{' '}
          {formatCount(model.rows.length * columns.length)} cells
        </span>
        <Readout rows={rows} at={at} pointed={pointed} />
      </div>
      <div
        ref={scroller}
        class={wide ? 'grid wide' : 'grid'}
        role="grid"
        tabIndex={0}
        aria-label="Runs by folds"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 3}
        aria-activedescendant={rows.length > 0 ? `cell-${at.row}-${at.column}` : undefined}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onMouseOver={(event) => pointed.set(placeOf(event.target))}
      >
        <div class="grid-line grid-top" role="row" aria-rowindex={1}>
          <span class="grid-run" role="columnheader" aria-colindex={1}>
            run
          </span>
          {columns.map(({ fold, ungrouped }, i) => (
            <span
              key={i}
              class="grid-fold"
              role="columnheader"
              aria-colindex={i + 2}
              aria-label={ungrouped ? `fold ${fold} that ignores groups` : `fold ${fold}`}
            >
              {ungrouped ? `u${fold}` : fold}
            </span>
          ))}
          <span class="grid-done" role="columnheader" aria-colindex={columns.length + 2}>
            done
          </span>
          <span class="grid-auc" role="columnheader" aria-colindex={columns.length + 3}>
            AUC
            <span class="auc-strip" aria-hidden="true">
              <span>0.5</span>
              <span>1</span>
            </span>
          </span>
        </div>
        <div class="grid-body" role="rowgroup" style={{ height: `${rows.length * rowHeight}px` }}>
          {visible.map((row, i) => (
            <GridLine
              key={row.run.run}
              row={row}
              index={first + i}
              top={(first + i) * rowHeight}
              auc={aucs.get(row.run.run)}
              at={at.row === first + i ? at.column : -1}
              opened={row.cells.some((cell) => cell?.cell === opened) ? opened : undefined}
            />
          ))}
        </div>
      </div>
      <Legend />
    </section>
  );
}

/** By the id that a cell has in the page. */
function placeOf(target: EventTarget | null): GridPlace | undefined {
  const id = target instanceof Element ? target.closest('.cell')?.id : undefined;
  const [, row, column] = /^cell-(\d+)-(\d+)$/.exec(id ?? '') ?? [];
  return row === undefined ? undefined : { row: Number(row), column: Number(column) };
}
