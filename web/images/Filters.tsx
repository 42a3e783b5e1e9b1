import type { JSX } from 'preact';
import { regions } from '../../core/regions/Region.js';
import type { PlanOutline } from '../api/types.js';
import { hrefWith, navigate } from '../app/location.js';
import { Choice } from './Choice.js';
import type { ImageFilter } from './readFilter.js';

export interface FiltersProps {
  readonly plan: PlanOutline;
  readonly filter: ImageFilter;
}

const calls = [
  ['true', 'correct'],
  ['false', 'wrong'],
] as const;

const same = (names: readonly string[]): [string, string][] => names.map((name) => [name, name]);

/** Everything goes into the address, so that a view can be sent to somebody. */
export function Filters({ plan, filter }: FiltersProps): JSX.Element {
  const set = (name: string) => (value: string) =>
    navigate(hrefWith({ [name]: value, image: null }), 'replace');
  const runs = same(plan.runs.map(({ run }) => run));
  const outcomes = same([...regions, 'degenerate']);
  return (
    <div class="filters image-filters" role="search" aria-label="Filter images">
      <Choice name="Run" value={filter.run} of={runs} onChange={set('run')} />
      <Choice
        name="Label"
        value={filter.label}
        any
        of={same(plan.labels)}
        onChange={set('label')}
      />
      <Choice name="Call" value={filter.correct} any of={calls} onChange={set('correct')} />
      <Choice name="Points at" value={filter.region} any of={outcomes} onChange={set('region')} />
      {filter.region !== undefined && (
        <Choice name="by" value={filter.method} of={same(plan.methods)} onChange={set('method')} />
      )}
      {plan.targets.length > 1 && (
        <Choice
          name="Target"
          value={filter.target}
          of={same(plan.targets)}
          onChange={set('target')}
        />
      )}
    </div>
  );
}
