import type { Dataset, Entry } from '../../../core/dataset/Dataset.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import type { Plan } from '../../../core/sweep/Plan.js';
import type { CellCache } from './openCellCache.js';

/** @throws FoldcamError FOLDCAM_E_NOT_FOUND for what is no image of the sweep's data set */
export async function findEntry(
  cells: CellCache,
  plan: Plan,
  image: string,
): Promise<{ readonly dataset: Dataset; readonly entry: Entry }> {
  const { dataset, entries } = await cells.dataset(plan.dataset);
  const entry = entries.get(image);
  if (entry) return { dataset, entry };
  throw new FoldcamError('FOLDCAM_E_NOT_FOUND', `${plan.id} has no image of this name`);
}
