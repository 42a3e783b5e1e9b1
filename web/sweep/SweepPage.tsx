import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import { isUnderWay } from '../../core/jobs/SweepStatus.js';
import { connection, pollEvery } from '../api/connection.js';
import { sweepPath } from '../api/paths.js';
import type { CellStatus, Results, Sweep } from '../api/types.js';
import { useEvents } from '../api/useEvents.js';
import { useResource } from '../api/useResource.js';
import { hrefOf } from '../app/Route.js';
import { navigate } from '../app/location.js';
import { ErrorNote } from '../parts/ErrorNote.js';
import { useStore } from '../parts/Store.js';
import { useSoon } from '../parts/useSoon.js';
import { useTitle } from '../parts/useTitle.js';
import { CellGrid } from './CellGrid.js';
import { CellPanel } from './CellPanel.js';
import { Facts } from './Facts.js';
import { StageStrip } from './StageStrip.js';
import { SweepFrame } from './SweepFrame.js';
import { useGrid } from './useGrid.js';

export interface SweepPageProps {
  readonly sweep: string;
  readonly cell: string | undefined;
}

/** A sweep as a grid of runs × folds, with one cell opened. */
export function SweepPage({ sweep: id, cell }: SweepPageProps): JSX.Element {
  const live = useStore(connection);
  const status = useResource<Sweep>(sweepPath(id), pollEvery(live, 5_000));
  const sweep = status.value;
  useTitle(sweep?.name ?? id);
  const underWay = sweep !== undefined && isUnderWay(sweep.state);
  const grid = useGrid(id, sweep?.plan, underWay ? pollEvery(live, 60_000) : null);
  const results = useResource<Results>(sweepPath(id, '/results'), underWay ? 20_000 : null);
  const soon = useSoon(status.reload, 500);
  const reload = (): void => {
    status.reload();
    grid.reload();
  };
  useEvents(
    sweepPath(id, '/events'),
    ({ event, data }) => {
      if (event === 'cell') {
        const change = JSON.parse(data) as CellStatus;
        grid.change(change.cell, change);
      }
      if (event === 'status' || event === 'cell') soon();
    },
    reload,
  );
  const state = sweep?.state;
  const before = useRef(state);
  useEffect(() => {
    // A sweep that has ended, or was started again, has other cells than the events told.
    if (before.current !== undefined && before.current !== state) grid.reload();
    before.current = state;
  }, [state]);
  return (
    <SweepFrame id={id} page="sweep" sweep={sweep} error={status.error} onSteered={reload}>
      {sweep && (
        <>
          <Facts sweep={sweep} />
          <StageStrip sweep={sweep} />
          <div class={cell === undefined ? 'cells-page' : 'cells-page with-panel'}>
            <div class="cells-main">
              {grid.error && <ErrorNote error={grid.error} />}
              {grid.model && (
                <CellGrid
                  model={grid.model}
                  results={results.value?.runs ?? []}
                  opened={cell}
                  onOpen={(opened) =>
                    navigate(
                      hrefOf({ page: 'sweep', sweep: id, cell: opened }) + window.location.search,
                    )
                  }
                />
              )}
              {!grid.model && !grid.error && <p class="soft">Reading the cells…</p>}
            </div>
            {cell !== undefined && (
              <CellPanel key={cell} sweep={id} cell={cell} live={underWay} onRetried={reload} />
            )}
          </div>
        </>
      )}
    </SweepFrame>
  );
}
