import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import { cellPath, queryOf, sweepPath } from '../api/paths.js';
import { post } from '../api/request.js';
import type { Cell } from '../api/types.js';
import { useResource } from '../api/useResource.js';
import { hrefOf } from '../app/Route.js';
import { navigate } from '../app/location.js';
import { ErrorNote } from '../parts/ErrorNote.js';
import { tell } from '../parts/Notices.js';
import { useFailure } from '../parts/useFailure.js';
import { Attempts } from './Attempts.js';
import { cellKind, cellLetters, cellWords } from './cellMark.js';
import { Curve } from './Curve.js';
import { LogTail } from './LogTail.js';

export interface CellPanelProps {
  readonly sweep: string;
  readonly cell: string;
  /** The sweep is under way: ask again and again. */
  readonly live: boolean;
  readonly onRetried: () => void;
}

/** All that is known of one cell. */
export function CellPanel({ sweep, cell, live, onRetried }: CellPanelProps): JSX.Element {
  const { value, error, reload } = useResource<Cell>(cellPath(sweep, cell), live ? 3_000 : null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { attempt, failure, busy } = useFailure();
  const close = (): void => {
    navigate(hrefOf({ page: 'sweep', sweep }) + window.location.search);
    document.querySelector<HTMLElement>('[role=grid]')?.focus({ preventScroll: true });
  };
  useEffect(() => heading.current?.focus(), []);
  const retry = async (): Promise<void> => {
    await post(sweepPath(sweep, '/retry'), { cells: [cell] });
    tell('The cell is computed again.');
    reload();
    onRetried();
  };
  const kind = value && cellKind(value);
  const failed = value?.attempts.filter((one) => one.error) ?? [];
  return (
    <aside
      class="panel"
      aria-label="Cell"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div class="panel-head">
        <h2 ref={heading} tabIndex={-1}>
          {value ? `${value.run}, fold ${value.fold}` : 'Cell'}
        </h2>
        <button type="button" class="quiet" aria-label="Close the cell" onClick={close}>
          ✕
        </button>
      </div>
      <code class="id">{cell}</code>
      {error && <ErrorNote error={error} />}
      {value && kind && (
        <>
          <p class="panel-state">
            <span class={`cell cell-${kind}`} aria-hidden="true">
              {cellLetters[kind]}
            </span>
            {cellWords(value)}
            {value.ungrouped && ', a fold that ignores groups'}
          </p>
          {failed.map(({ stage, error: reason }) => (
            <div key={stage} class="error">
              <p>
                <strong>{reason?.message}</strong> <code>{reason?.code}</code>
              </p>
              <p>{reason?.remedy}</p>
            </div>
          ))}
          {kind === 'failed' && live && (
            <p class="soft">It can be retried once the sweep has ended.</p>
          )}
          {kind === 'failed' && !live && (
            <p>
              <button type="button" disabled={busy} onClick={() => attempt(retry)}>
                Retry this cell
              </button>
            </p>
          )}
          {failure && <ErrorNote error={failure} />}
          <h3>Attempts</h3>
          <Attempts attempts={value.attempts} />
          {value.curve && value.curve.length > 0 && (
            <>
              <h3>Training</h3>
              <Curve epochs={value.curve} />
            </>
          )}
          <h3>Log</h3>
          <LogTail lines={value.log} />
          <p>
            <a href={hrefOf({ page: 'images', sweep }) + queryOf({ run: value.run })}>
              Images of this run
            </a>
          </p>
        </>
      )}
    </aside>
  );
}
