import { findRun } from '../sweep/findRun.js';
import type { Plan } from '../sweep/Plan.js';
import { viewsOf } from '../sweep/viewsOf.js';
import { sampleImages } from './sampleImages.js';
import { testedSeries } from './testedSeries.js';

// Where a network's blocks are known: the head, and three times blocks too.
const levels = 4;

/**
 * Forward passes that the test of a plan's maps takes at the most, over all its runs: of each sampled image
 * two curves for each series and for the random map, one pass for the image itself, and one a level.
 */
export function testPasses(plan: Plan): number {
  const { faithfulness } = plan.spec;
  if (!faithfulness) return 0;
  const curves = testedSeries(plan.spec).length * (2 * faithfulness.steps + 1);
  const each = curves + 1 + (faithfulness.randomise ? levels : 0);
  const views = plan.runs.map(({ id }) => {
    const { backbone, recipe } = findRun(plan, id);
    return viewsOf(backbone, recipe).length;
  });
  return sampleImages(plan).length * views.reduce((sum, count) => sum + count, 0) * each;
}
