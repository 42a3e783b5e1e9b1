import type { Sha256 } from '../canonicalJson.js';
import type { Dataset } from '../dataset/Dataset.js';
import { cellKey } from './cellKey.js';
import type { Cell, Plan, PlannedBackbone, Run } from './Plan.js';
import { sweepId } from './sweepId.js';
import type { SweepSpec } from './SweepSpec.js';

export interface PlanInput {
  readonly spec: SweepSpec;
  readonly dataset: Dataset;
  /** The test fold of each image, by image id. */
  readonly folds: ReadonlyMap<string, number>;
  /** In the order of `spec.backbones`. */
  readonly backbones: readonly PlannedBackbone[];
}

/** Lays out a sweep: runs = backbones × recipes × seeds, cells = runs × folds. Pure. */
export function planSweep(input: PlanInput, sha256: Sha256): Plan {
  const { spec, dataset, folds, backbones } = input;
  const runs: Run[] = [];
  const cells: Cell[] = [];
  const tested = Array.from({ length: spec.folds.k }, (_, fold) =>
    dataset.entries.map((entry) => entry.id).filter((id) => folds.get(id) === fold),
  );
  for (const backbone of backbones) {
    for (const recipe of spec.recipes) {
      for (const seed of spec.seeds) {
        const run = {
          id: `${backbone.id}-${recipe.name}-s${seed}`,
          backbone: backbone.id,
          recipe: recipe.name,
          seed,
        };
        runs.push(run);
        for (const [fold, testImages] of tested.entries()) {
          const ingredients = { dataset: dataset.digest, testImages, backbone, recipe, seed };
          cells.push({ key: cellKey(ingredients, sha256), run: run.id, fold });
        }
      }
    }
  }
  return {
    format: 'foldcam.plan/1',
    id: sweepId(spec, dataset.digest, backbones, sha256),
    dataset: dataset.digest,
    spec,
    backbones: [...backbones],
    runs,
    cells,
    folds: Object.fromEntries(
      dataset.entries.map((entry) => [entry.id, folds.get(entry.id) ?? -1]),
    ),
  };
}
