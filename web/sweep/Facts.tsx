import type { JSX } from 'preact';
import type { Sweep } from '../api/types.js';
import { formatCount, formatDuration, formatTime } from '../parts/format.js';

/** The sweep in a few figures. */
export function Facts({ sweep }: { readonly sweep: Sweep }): JSX.Element {
  const { plan, rate, secondsLeft } = sweep;
  const facts: readonly (readonly [string, string])[] = [
    ['runs × folds', `${formatCount(plan.runs.length)} × ${plan.folds}`],
    ['images', formatCount(plan.images)],
    ['labels', plan.labels.join(' / ')],
    ['submitted', formatTime(sweep.submitted)],
    ...(sweep.generation === null ? [] : ([['generation', String(sweep.generation)]] as const)),
    ['rate', rate === null ? '–' : `${rate.toFixed(rate < 100 ? 1 : 0)} cells/min`],
    ['time left', secondsLeft === null ? '–' : formatDuration(1000 * secondsLeft)],
    ...(sweep.missing > 0 ? ([['missing', formatCount(sweep.missing)]] as const) : []),
    ...(sweep.recomputed > 0
      ? ([['damaged, computed anew', formatCount(sweep.recomputed)]] as const)
      : []),
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
