import type { JSX } from 'preact';
import type { SweepState } from '../api/types.js';

const shapes: Readonly<Record<SweepState, string>> = {
  running: 'M2 1l7 4-7 4z',
  paused: 'M2 1h2v8H2zM6 1h2v8H6z',
  done: 'M1 5.5L2.4 4.1 4.2 6 7.8 1.8 9.2 3 4.3 8.7z',
  incomplete: 'M5 .5A4.5 4.5 0 015 9.5zM4 .6v1.1a3.5 3.5 0 000 6.6v1.1a4.5 4.5 0 010-8.8z',
  cancelled:
    'M1.2 2.4l1.2-1.2L5 3.8l2.6-2.6 1.2 1.2L6.2 5l2.6 2.6-1.2 1.2L5 6.2 2.4 8.8 1.2 7.6 3.8 5z',
  stopped: 'M1.5 1.5h7v7h-7z',
};

/** A sweep's state: a sign and the word. */
export function StateMark({ state }: { readonly state: SweepState }): JSX.Element {
  return (
    <span class={`state state-${state}`}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d={shapes[state]} fill="currentColor" />
      </svg>
      {state}
    </span>
  );
}
