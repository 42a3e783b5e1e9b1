import type { JSX } from 'preact';
import { isUnderWay } from '../../core/jobs/SweepStatus.js';
import type { Report } from '../../core/report/Report.js';
import { connection, pollEvery } from '../api/connection.js';
import { sweepPath } from '../api/paths.js';
import type { Results, Sweep } from '../api/types.js';
import { useEvents } from '../api/useEvents.js';
import { useResource } from '../api/useResource.js';
import { hrefWith, navigate, useLocation } from '../app/location.js';
import { ErrorNote } from '../parts/ErrorNote.js';
import { formatCount } from '../parts/format.js';
import { useStore } from '../parts/Store.js';
import { useSoon } from '../parts/useSoon.js';
import { useTitle } from '../parts/useTitle.js';
import { SweepFrame } from '../sweep/SweepFrame.js';
import { Differences } from './Differences.js';
import { MethodTable } from './MethodTable.js';
import { PointingBars } from './PointingBars.js';
import { RocChart } from './RocChart.js';
import { RunTable } from './RunTable.js';

/** What the cells that are through have found. */
export function ResultsPage({ sweep: id }: { readonly sweep: string }): JSX.Element {
  const live = useStore(connection);
  const status = useResource<Sweep>(sweepPath(id), pollEvery(live));
  const sweep = status.value;
  useTitle('Results', sweep?.name ?? id);
  const underWay = sweep !== undefined && isUnderWay(sweep.state);
  const results = useResource<Results>(
    sweepPath(id, '/results'),
    underWay ? pollEvery(live) : null,
  );
  const ended = sweep?.state === 'done' || sweep?.state === 'incomplete';
  const report = useResource<Report>(ended ? sweepPath(id, '/report') : null);
  const reload = (): void => {
    status.reload();
    results.reload();
  };
  const soon = useSoon(reload, 3_000);
  useEvents(sweepPath(id, '/events'), ({ event }) => event !== 'log' && soon(), reload);
  return (
    <SweepFrame id={id} page="results" sweep={sweep} error={status.error} onSteered={reload}>
      {results.error && <ErrorNote error={results.error} />}
      {results.value && <Found results={results.value} underWay={underWay} />}
      {report.value?.comparisons && report.value.comparisons.methods.length > 0 && (
        <Differences comparisons={report.value.comparisons.methods} />
      )}
    </SweepFrame>
  );
}

interface FoundProps {
  readonly results: Results;
  readonly underWay: boolean;
}

function Found({ results, underWay }: FoundProps): JSX.Element {
  const { query } = useLocation();
  const run = query.get('run') ?? results.runs.find(({ n }) => n > 0)?.run ?? '';
  const targets = [...new Set(results.pointing.map(({ target }) => target))];
  const target = query.get('target') ?? targets[0] ?? '';
  const choose = (name: 'run' | 'target', value: string): void =>
    navigate(hrefWith({ [name]: value }), 'replace');
  const pointing = results.pointing.filter((one) => one.run === run && one.target === target);
  return (
    <>
      <p class="soft results-lead">
        {formatCount(results.done)} of {formatCount(results.total)} cells
        {underWay && ': figures move until the sweep has ended'}.
      </p>
      {results.runs.length === 0 && <p class="empty">No cell has been scored yet.</p>}
      {results.runs.length > 0 && (
        <section aria-labelledby="classification">
          <h2 id="classification">Classification</h2>
          <div class="split">
            <RocChart runs={results.runs} chosen={run} />
            <RunTable runs={results.runs} chosen={run} onChoose={(to) => choose('run', to)} />
          </div>
        </section>
      )}
      {results.pointing.length > 0 && (
        <section aria-labelledby="pointing">
          <h2 id="pointing">Pointing game</h2>
          <div class="filters">
            <label>
              Run{' '}
              <select value={run} onChange={(event) => choose('run', event.currentTarget.value)}>
                {results.runs.map((one) => (
                  <option key={one.run}>{one.run}</option>
                ))}
              </select>
            </label>
            <label>
              Target{' '}
              <select
                value={target}
                onChange={(event) => choose('target', event.currentTarget.value)}
              >
                {targets.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            </label>
          </div>
          {pointing.length === 0 ? (
            <p class="empty">No cell of this run has been scored yet.</p>
          ) : (
            <>
              <PointingBars pointing={pointing} />
              <h3>Methods compared</h3>
              <MethodTable pointing={pointing} />
            </>
          )}
        </section>
      )}
    </>
  );
}
