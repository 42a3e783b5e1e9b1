import type { ComponentChildren, JSX } from 'preact';
import type { ApiError } from '../api/ApiError.js';
import { sweepPath } from '../api/paths.js';
import { saveFile } from '../api/saveFile.js';
import type { Sweep } from '../api/types.js';
import { hrefOf } from '../app/Route.js';
import { ErrorNote } from '../parts/ErrorNote.js';
import { StateMark } from '../parts/StateMark.js';
import { useFailure } from '../parts/useFailure.js';
import { Steering } from './Steering.js';

export interface SweepFrameProps {
  readonly id: string;
  readonly page: 'sweep' | 'results' | 'images';
  readonly sweep: Sweep | undefined;
  readonly error: ApiError | undefined;
  readonly onSteered: () => void;
  readonly children: ComponentChildren;
}

const tabs = { sweep: 'Cells', results: 'Results', images: 'Images' } as const;

/** What all pages of a sweep have on top: what it is, how it stands, what can be done with it. */
export function SweepFrame(props: SweepFrameProps): JSX.Element {
  const { id, page, sweep, error, onSteered, children } = props;
  return (
    <>
      <div class="title-row">
        <div class="title">
          <h1>{sweep?.name ?? id}</h1>
          <code class="id">{id}</code>
        </div>
        {sweep && (
          <div class="title-state">
            <StateMark state={sweep.state} />
            <Steering sweep={sweep} onSteered={onSteered} />
          </div>
        )}
      </div>
      <nav class="tabs" aria-label="Sweep">
        {(Object.keys(tabs) as (keyof typeof tabs)[]).map((tab) => (
          <a
            key={tab}
            href={hrefOf({ page: tab, sweep: id })}
            aria-current={tab === page ? 'page' : undefined}
          >
            {tabs[tab]}
          </a>
        ))}
        {sweep && (sweep.state === 'done' || sweep.state === 'incomplete') && <Report id={id} />}
      </nav>
      {error && <ErrorNote error={error} />}
      {children}
    </>
  );
}

function Report({ id }: { readonly id: string }): JSX.Element {
  const { attempt, failure } = useFailure();
  const save = (file: string, rest: string): void =>
    attempt(() => saveFile(sweepPath(id, rest), `${id}-${file}`));
  return (
    <span class="saves">
      Save{' '}
      <button type="button" class="link" onClick={() => save('report.html', '/report.html')}>
        report.html
      </button>
      <button type="button" class="link" onClick={() => save('report.json', '/report')}>
        report.json
      </button>
      <button
        type="button"
        class="link"
        onClick={() => save('predictions.csv', '/predictions?format=csv')}
      >
        predictions.csv
      </button>
      <button
        type="button"
        class="link"
        onClick={() => save('outcomes.csv', '/outcomes?format=csv')}
      >
        outcomes.csv
      </button>
      {failure && <ErrorNote error={failure} />}
    </span>
  );
}
