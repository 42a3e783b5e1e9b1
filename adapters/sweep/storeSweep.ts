import type { ObjectStore } from '../../core/ports.js';
import { ingestDataset } from '../dataset/ingestDataset.js';
import type { PreparedSweep } from './prepareSweep.js';
import { writePlan } from './writePlan.js';

/**
 * Stores what workers need of a sweep: its images and masks, its plan, and what it was submitted as.
 * @param text the sweep file
 */
export async function storeSweep(
  store: ObjectStore,
  { source, dataset, plan }: PreparedSweep,
  text: string,
): Promise<void> {
  await ingestDataset(source, dataset, store);
  await writePlan(store, plan, text);
}
