import type { Rate } from '../../../core/jobs/measureRate.js';
import type { SweepStatus } from '../../../core/jobs/SweepStatus.js';
import { mapSeries } from '../../../core/store/layout.js';
import type { Plan } from '../../../core/sweep/Plan.js';

/** What a sweep consists of, for who draws it. */
export function outlinePlan({ runs, spec, folds, dataset }: Plan) {
  const series = mapSeries(spec);
  return {
    runs: runs.map(({ id, backbone, recipe, seed }) => ({ run: id, backbone, recipe, seed })),
    folds: spec.folds.k,
    labels: [...spec.labels],
    methods: [...spec.methods],
    targets: [...new Set(series.map(({ target }) => target))],
    images: Object.keys(folds).length,
    dataset,
  };
}

/** The status as the API answers it: without the cells, with the plan's outline and the pace. */
export function describeStatus(
  plan: Plan,
  status: SweepStatus,
  rate: Rate,
): { readonly body: string; readonly rate: Rate } {
  const { cells, ...rest } = status;
  const body = JSON.stringify({ ...rest, cells: cells.length, plan: outlinePlan(plan), ...rate });
  return { body, rate };
}
