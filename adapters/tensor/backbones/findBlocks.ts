import type { PlannedBackbone } from '../../../core/sweep/Plan.js';
import { ancestors } from './ancestors.js';
import type { Backbone } from './Backbone.js';
import { findBackbone } from './findBackbone.js';

/** A place between two blocks. */
export interface BlockEnd {
  readonly layer: string;
  /** Every layer that it is computed from, itself included. */
  readonly before: readonly string[];
}

/** Where one block ends and the next begins before the deepest tap, from input to output; none where that is not known. */
export async function findBlocks(
  planned: PlannedBackbone,
  backbones: readonly Backbone[],
): Promise<BlockEnd[]> {
  const backbone = findBackbone(planned, backbones);
  const { config } = await backbone.read();
  const deepest = planned.taps.at(-1)?.layer ?? '';
  const seen = new Set(ancestors(config, deepest));
  return (backbone.recipe?.blocks ?? [])
    .filter((layer) => seen.has(layer) && layer !== deepest)
    .map((layer) => ({ layer, before: ancestors(config, layer) }));
}
