import type { CamMethod } from '../cam/CamMethod.js';
import { findRun } from './findRun.js';
import { mapTaps } from './mapTaps.js';
import type { Plan } from './Plan.js';
import { viewsOf } from './viewsOf.js';

/**
 * Forward passes for one map of a method, for each run of a plan: what Score-CAM costs depends on the
 * backbone, and a head with two views is asked about both.
 * @returns NaN where a tap's channels are not known
 */
export function mapPasses(plan: Plan, method: CamMethod): number[] {
  if (method.asks === 'nothing') return plan.runs.map(() => 0);
  const { spec } = plan;
  return plan.runs.map(({ id }) => {
    const { backbone, recipe } = findRun(plan, id);
    const shown = new Set(mapTaps(backbone, spec).map(({ layer }) => layer));
    const channels = backbone.taps.flatMap(({ layer }, t) =>
      shown.has(layer) ? [backbone.channels?.[t] ?? NaN] : [],
    );
    const views = viewsOf(backbone, recipe).length;
    return views * method.passes({ inputSize: backbone.inputSize, channels }, spec.perturbation);
  });
}
