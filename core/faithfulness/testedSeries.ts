import { mapSeries, type MapSeries } from '../store/layout.js';
import type { SweepSpec } from '../sweep/SweepSpec.js';

/** The method whose curves stand beside every other's. */
export const baseline = 'random';

/** Every series of a sweep, and the random map for each of its targets. */
export function testedSeries(spec: SweepSpec): MapSeries[] {
  const series = mapSeries(spec);
  const targets = [...new Set(series.map(({ target }) => target))];
  const missing = targets.filter(
    (target) => !series.some((one) => one.method === baseline && one.target === target),
  );
  return [...series, ...missing.map((target): MapSeries => ({ method: baseline, target }))];
}
