import { readPooled } from '../../adapters/features/readPooled.js';
import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import type { PlannedBackbone } from '../../core/sweep/Plan.js';
import type { Recipe } from '../../core/sweep/Recipe.js';
import { viewsOf } from '../../core/sweep/viewsOf.js';
import { isLinear, type Head } from '../../core/training/Head.js';
import { headAt, type HeadAt } from '../../core/training/headAt.js';
import type { PooledTap } from '../../core/training/PooledTap.js';

interface HeadSources {
  readonly store: ObjectStore;
  readonly dataset: Dataset;
  readonly backbone: PlannedBackbone;
  readonly recipe: Recipe;
}

/** Gives a head as closed formulas see it: linear, and at each image another where it curves. */
export async function openHead(
  { store, dataset, backbone, recipe }: HeadSources,
  head: Head,
): Promise<(entry: Entry) => HeadAt> {
  if (isLinear(head)) return () => head;
  const taps: PooledTap[] = [];
  for (const seeing of viewsOf(backbone, recipe)) {
    const pooled = await readPooled({ store, dataset, backbone: seeing });
    if (!pooled) {
      throw new FoldcamError(
        'FOLDCAM_E_ARTIFACT_CORRUPT',
        `features of ${backbone.id} are missing`,
        {
          remedy: 'Submit the sweep again: features are computed anew.',
        },
      );
    }
    taps.push(...pooled);
  }
  return (entry) => headAt(head, taps, dataset.entries.indexOf(entry));
}
