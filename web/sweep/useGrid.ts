import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ApiError } from '../api/ApiError.js';
import { asApiError } from '../api/ApiError.js';
import { getJson } from '../api/getJson.js';
import { sweepPath } from '../api/paths.js';
import type { CellList, CellStatus, PlanOutline } from '../api/types.js';
import { gridModel, updateCells, type GridModel } from './GridModel.js';

type Change = Pick<CellStatus, 'stage' | 'state'>;

export interface Grid {
  readonly model: GridModel | undefined;
  readonly error: ApiError | undefined;
  readonly reload: () => void;
  /** Told by an event; many of them are drawn at once. */
  readonly change: (cell: string, change: Change) => void;
}

/** All cells of a sweep, asked for again every so many milliseconds and changed by events between. */
export function useGrid(sweep: string, plan: PlanOutline | undefined, every: number | null): Grid {
  const [model, setModel] = useState<GridModel>();
  const [error, setError] = useState<ApiError>();
  const [round, setRound] = useState(0);
  const pending = useRef(new Map<string, Change>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const last = useRef<readonly CellStatus[] | undefined>(undefined);
  // The plan of a sweep never changes; its outline is another object with every answer.
  const outline = JSON.stringify(plan ? [plan.runs, plan.folds] : null);
  useEffect(() => {
    if (!plan) return undefined;
    const stop = new AbortController();
    allCells(sweep, stop.signal).then(
      (cells) => {
        if (stop.signal.aborted) return;
        setError(undefined);
        if (cells === last.current) return;
        last.current = cells;
        setModel(gridModel(plan.runs, plan.folds, cells));
      },
      (reason: unknown) => {
        if (!stop.signal.aborted) setError(asApiError(reason));
      },
    );
    return () => stop.abort();
  }, [sweep, outline, round]);
  useEffect(() => {
    if (every === null) return undefined;
    const ask = (): void => {
      if (!document.hidden) setRound((n) => n + 1);
    };
    const asking = setInterval(ask, every);
    return () => clearInterval(asking);
  }, [every]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = useCallback((cell: string, to: Change) => {
    pending.current.set(cell, to);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const changes = pending.current;
      pending.current = new Map();
      last.current = undefined;
      setModel((now) => now && updateCells(now, changes));
    }, 200);
  }, []);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  return { model, error, reload, change };
}

async function allCells(sweep: string, signal: AbortSignal): Promise<readonly CellStatus[]> {
  const query = { limit: 10_000 };
  let page = await getJson<CellList>(sweepPath(sweep, '/cells', query), signal);
  if (page.next === null) return page.cells;
  const cells = [...page.cells];
  while (page.next !== null) {
    const path = sweepPath(sweep, '/cells', { ...query, cursor: page.next });
    page = await getJson<CellList>(path, signal);
    cells.push(...page.cells);
  }
  return cells;
}
