import { findCamMethod } from '../cam/methods.js';
import { mapSeries } from '../store/layout.js';
import type { Plan } from './Plan.js';

/** Passes of a network that a sweep asks for. */
export interface PassCost {
  readonly what: string;
  /** Forward passes of one image each. */
  readonly passes: number;
}

/**
 * What a sweep costs where nothing of it is stored yet: the frozen trunks, and the maps that ask the
 * network again. What trained blocks cost depends on when their training stops.
 */
export function planCosts(plan: Plan): PassCost[] {
  const images = Object.keys(plan.folds).length;
  // Each image as it is and mirrored.
  const trunks = plan.backbones.map(({ id }) => ({
    what: `features of ${id}`,
    passes: 2 * images,
  }));
  const maps = images * plan.runs.length;
  const series = mapSeries(plan.spec).map(({ method, target }) => ({
    what: `maps of ${method} for the ${target} label`,
    passes: maps * (findCamMethod(method)?.forwardPasses ?? 0),
  }));
  return [...trunks, ...series.filter(({ passes }) => passes > 0)];
}
