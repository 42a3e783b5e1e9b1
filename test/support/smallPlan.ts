import { plannedBackbone } from '../../bench/support/plannedBackbone.js';
import { planSchema, type Plan } from '../../core/sweep/Plan.js';
import { sweepSchema } from '../../core/sweep/SweepSpec.js';

/** A plan of one run on two folds with two images each; cells are called `cell-0` and `cell-1`. */
export function smallPlan(id = 'small-0123456789ab'): Plan {
  const run = 'mobilenet_v2-head-s1';
  return planSchema.parse({
    format: 'foldcam.plan/1',
    id,
    dataset: 'd'.repeat(64),
    spec: sweepSchema.parse({ name: 'small', data: './nowhere', folds: { k: 2 } }),
    backbones: [plannedBackbone],
    runs: [{ id: run, backbone: 'mobilenet_v2', recipe: 'head', seed: 1 }],
    cells: [0, 1].map((fold) => ({ key: `cell-${fold}`, run, fold })),
    folds: { 'benign (1)': 0, 'benign (2)': 1, 'malignant (1)': 0, 'malignant (2)': 1 },
  });
}

/** As the small plan, with as many cells as wanted. */
export function manyCells(id: string, count: number): Plan {
  const plan = smallPlan(id);
  const [cell] = plan.cells;
  const cells = Array.from({ length: count }, (_, i) => ({ ...cell, key: `cell-${i}` }));
  return planSchema.parse({ ...plan, cells });
}
