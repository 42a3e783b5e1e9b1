import { useEffect, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { asApiError, type ApiError } from '../api/ApiError.js';
import { connection, pollEvery } from '../api/connection.js';
import { getJson } from '../api/getJson.js';
import { sweepsPath } from '../api/paths.js';
import type { SweepList, SweepSummary } from '../api/types.js';
import { useEvents } from '../api/useEvents.js';
import { useResource } from '../api/useResource.js';
import { hrefWith, navigate, useLocation } from '../app/location.js';
import { ErrorNote } from '../parts/ErrorNote.js';
import { useStore } from '../parts/Store.js';
import { useSoon } from '../parts/useSoon.js';
import { useTitle } from '../parts/useTitle.js';
import { SweepTable } from './SweepTable.js';

const states = ['running', 'paused', 'done', 'incomplete', 'cancelled', 'stopped'] as const;

/** Every sweep, the newest first as the API has them. */
export function SweepsPage(): JSX.Element {
  useTitle('Sweeps');
  const { query } = useLocation();
  const state = query.get('state') ?? '';
  const name = query.get('name') ?? '';
  const filter = { state, name, limit: 50 };
  const path = sweepsPath(filter);
  const live = useStore(connection);
  const { value, error, reload } = useResource<SweepList>(path, pollEvery(live));
  const [more, setMore] = useState<readonly SweepList[]>([]);
  const [failed, setFailed] = useState<ApiError>();
  const soon = useSoon(reload, 400);
  useEvents('/api/v1/events', soon, soon);
  useEffect(() => setMore([]), [path]);
  const sweeps = distinct([...(value?.sweeps ?? []), ...more.flatMap((page) => page.sweeps)]);
  const next = more.length > 0 ? more.at(-1)?.next : value?.next;
  const load = (cursor: string): void => {
    getJson<SweepList>(sweepsPath({ ...filter, cursor })).then(
      (page) => setMore((pages) => [...pages, page]),
      (reason: unknown) => setFailed(asApiError(reason)),
    );
  };
  return (
    <>
      <div class="title-row">
        <h1>Sweeps</h1>
        <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
          <label>
            State{' '}
            <select
              value={state}
              onChange={(event) =>
                navigate(hrefWith({ state: event.currentTarget.value }), 'replace')
              }
            >
              <option value="">all</option>
              <option value="running,paused">under way</option>
              {states.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
          <label>
            Name{' '}
            <input
              type="search"
              value={name}
              onChange={(event) =>
                navigate(hrefWith({ name: event.currentTarget.value }), 'replace')
              }
            />
          </label>
        </form>
      </div>
      {error && <ErrorNote error={error} />}
      {failed && <ErrorNote error={failed} />}
      {value && sweeps.length === 0 && (
        <p class="empty">
          {state === '' && name === '' ? 'There is no sweep yet. ' : 'No sweep is like that. '}
          <a href="/new">Start one</a>, or <code>npx foldcam submit sweep.yaml</code>.
        </p>
      )}
      {sweeps.length > 0 && <SweepTable sweeps={sweeps} />}
      {typeof next === 'string' && (
        <p>
          <button type="button" onClick={() => load(next)}>
            More
          </button>
        </p>
      )}
    </>
  );
}

function distinct(sweeps: readonly SweepSummary[]): SweepSummary[] {
  const seen = new Set<string>();
  return sweeps.filter(({ sweep }) => !seen.has(sweep) && seen.add(sweep));
}
