import { sha256Hex } from '../../adapters/digest/sha256.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { planSweep } from '../../core/sweep/planSweep.js';
import { sweepSchema } from '../../core/sweep/SweepSpec.js';
import { plannedBackbone } from '../support/plannedBackbone.js';

const [k, images] = [5, 300];

/** Plans a sweep of so many cells: one run for every five, over 300 images. */
export function planMany(cells: number): Plan {
  const entries = Array.from({ length: images }, (_, i) => ({ id: `image (${i})` }));
  const seeds = Array.from({ length: Math.ceil(cells / k) }, (_, i) => i + 1);
  return planSweep(
    {
      spec: sweepSchema.parse({ name: 'many', data: './nowhere', folds: { k }, seeds }),
      dataset: { digest: 'd'.repeat(64), entries } as unknown as Dataset,
      folds: new Map(entries.map(({ id }, i) => [id, i % k])),
      backbones: [plannedBackbone],
    },
    sha256Hex,
  );
}
