import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { sweepPath } from '../api/paths.js';
import { post, request } from '../api/request.js';
import type { Sweep, SweepState } from '../api/types.js';
import { navigate } from '../app/location.js';
import { Dialog } from '../parts/Dialog.js';
import { ErrorNote } from '../parts/ErrorNote.js';
import { tell } from '../parts/Notices.js';
import { useFailure } from '../parts/useFailure.js';

type Verb = 'pause' | 'resume' | 'cancel' | 'retry' | 'remove';

interface Action {
  readonly title: string;
  readonly done: string;
  readonly what: string;
  readonly when: readonly SweepState[];
}

const actions: Readonly<Record<Verb, Action>> = {
  pause: {
    title: 'Pause',
    done: 'paused',
    what: 'No new job of it starts, and jobs under way are put aside. Resume goes on from there.',
    when: ['running'],
  },
  resume: {
    title: 'Resume',
    done: 'resumed',
    what: 'Its jobs go on where they stopped.',
    when: ['paused'],
  },
  retry: {
    title: 'Retry',
    done: 'started anew',
    what: 'Cells that failed or are missing are computed again; what is in the store stays.',
    when: ['incomplete', 'cancelled', 'stopped'],
  },
  cancel: {
    title: 'Cancel',
    done: 'cancelled',
    what: 'Its jobs are removed on every worker, those under way too. Finished cells stay in the store.',
    when: ['running', 'paused'],
  },
  remove: {
    title: 'Remove',
    done: 'removed',
    what: 'Its plan, tables and report are removed from the store, for good.',
    when: ['running', 'paused', 'done', 'incomplete', 'cancelled', 'stopped'],
  },
};

export interface SteeringProps {
  readonly sweep: Sweep;
  readonly onSteered: () => void;
}

/** What can be done with a sweep as it stands; each is asked about once more. */
export function Steering({ sweep, onSteered }: SteeringProps): JSX.Element {
  const [asked, setAsked] = useState<Verb>();
  const possible = (Object.keys(actions) as Verb[]).filter((verb) =>
    actions[verb].when.includes(sweep.state),
  );
  return (
    <span class="steering">
      {possible.map((verb) => (
        <button key={verb} type="button" onClick={() => setAsked(verb)}>
          {actions[verb].title}
        </button>
      ))}
      {asked && (
        <Confirm
          sweep={sweep}
          verb={asked}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            setAsked(undefined);
            tell(`${sweep.name} was ${actions[asked].done}.`);
            if (asked === 'remove') navigate('/');
            else onSteered();
          }}
        />
      )}
    </span>
  );
}

interface ConfirmProps {
  readonly sweep: Sweep;
  readonly verb: Verb;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function Confirm({ sweep, verb, onClose, onDone }: ConfirmProps): JSX.Element {
  const { attempt, failure, busy } = useFailure();
  const [cellsToo, setCellsToo] = useState(false);
  const { title, what } = actions[verb];
  const act = async (): Promise<void> => {
    if (verb === 'remove') {
      const path = sweepPath(sweep.sweep, '', { keepResults: cellsToo ? 'false' : 'true' });
      await request(path, { method: 'DELETE' });
    } else {
      await post(sweepPath(sweep.sweep, `/${verb}`), verb === 'retry' ? {} : undefined);
    }
    onDone();
  };
  return (
    <Dialog title={`${title} ${sweep.name}?`} onClose={onClose}>
      <p>{what}</p>
      {verb === 'remove' && (
        <label class="check">
          <input
            type="checkbox"
            checked={cellsToo}
            onChange={(event) => setCellsToo(event.currentTarget.checked)}
          />
          Remove the results of its cells too. Other sweeps that share them compute them anew.
        </label>
      )}
      {failure && <ErrorNote error={failure} />}
      <div class="dialog-buttons">
        <button type="button" onClick={onClose}>
          Keep as it is
        </button>
        <button
          type="button"
          class={verb === 'cancel' || verb === 'remove' ? 'main danger' : 'main'}
          disabled={busy}
          onClick={() => attempt(act)}
        >
          {title}
        </button>
      </div>
    </Dialog>
  );
}
