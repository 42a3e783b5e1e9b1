import { sha256Hex } from '../../adapters/digest/sha256.js';
import { assignFolds } from '../../core/folds/assignFolds.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { planSweep } from '../../core/sweep/planSweep.js';
import { planUngrouped } from '../../core/sweep/planUngrouped.js';
import { planInput } from './planInput.js';

/** Three folds of six images, the three benign ones one group; and three folds that ignore that. */
export function ungroupedPlan(...args: Parameters<typeof planInput>): Plan {
  const input = planInput(...args);
  const entries = input.dataset.entries.map((entry) =>
    entry.label === 'benign' ? { ...entry, group: 'e0' } : entry,
  );
  const grouped = { ...input, dataset: { ...input.dataset, entries } };
  const folds = assignFolds(entries, 3, input.spec.folds.seed);
  return {
    ...planSweep({ ...grouped, folds }, sha256Hex),
    ungrouped: planUngrouped(grouped, sha256Hex),
  };
}
