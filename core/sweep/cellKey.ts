import { canonicalJson, type Sha256 } from '../canonicalJson.js';
import type { PlannedBackbone } from './Plan.js';
import { findCut } from './findCut.js';
import type { Recipe } from './Recipe.js';

/** Raised when the bytes that a trained cell consists of change their meaning. */
const cellFormat = 'foldcam.cell/1';

export interface CellIngredients {
  readonly dataset: string;
  /** Ids of the held-out images. */
  readonly testImages: readonly string[];
  readonly backbone: PlannedBackbone;
  readonly recipe: Recipe;
  readonly seed: number;
}

/** Digest of everything that determines a trained cell; names like `as` and `name` do not. */
export function cellKey(cell: CellIngredients, sha256: Sha256): string {
  const { id: _id, name: _backbone, cuts: _cuts, channels: _channels, ...backbone } = cell.backbone;
  const cut = findCut(cell.backbone, cell.recipe)?.layer;
  const { name: _recipe, ...recipe } = cell.recipe;
  const testImages = [...cell.testImages].sort();
  return sha256(
    canonicalJson({
      format: cellFormat,
      dataset: cell.dataset,
      testImages,
      backbone,
      ...(cut === undefined ? {} : { cut }),
      recipe,
      seed: cell.seed,
    }),
  ).slice(0, 40);
}
