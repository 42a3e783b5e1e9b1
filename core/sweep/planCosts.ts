import { findCamMethod } from '../cam/methods.js';
import { testPasses } from '../faithfulness/testPasses.js';
import { mapSeries } from '../store/layout.js';
import { mapPasses } from './mapPasses.js';
import type { Plan } from './Plan.js';
import { planFeatures } from './planFeatures.js';

/** Passes of a network that a sweep asks for. */
export interface PassCost {
  readonly what: string;
  /** Forward passes of one image each; NaN where a tap's channels are not known. */
  readonly passes: number;
  /** Of these for one map; of runs that differ, the most. */
  readonly perMap?: number;
  /** Every forward pass is followed by a backward one. */
  readonly backward?: boolean;
}

/**
 * What a sweep costs where nothing of it is stored yet: the frozen trunks, and the maps that ask the
 * network again, and the test of their faithfulness. What trained blocks cost depends on when their training stops.
 */
export function planCosts(plan: Plan): PassCost[] {
  const images = Object.keys(plan.folds).length;
  const series = mapSeries(plan.spec).flatMap(({ method: name, target }): PassCost[] => {
    const method = findCamMethod(name);
    if (!method || method.asks === 'nothing') return [];
    const perRun = mapPasses(plan, method);
    return [
      {
        what: `maps of ${name} for the ${target} label`,
        passes: images * perRun.reduce((sum, passes) => sum + passes, 0),
        perMap: Math.max(...perRun),
        ...(method.backward ? { backward: true } : {}),
      },
    ];
  });
  const tests = testPasses(plan);
  const what = 'faithfulness of the maps, at the most';
  return [...planFeatures(plan), ...series, ...(tests > 0 ? [{ what, passes: tests }] : [])];
}
