import path from 'node:path';
import { ingestDataset } from '../../adapters/dataset/ingestDataset.js';
import { openSource } from '../../adapters/dataset/openSource.js';
import { readDataset } from '../../adapters/dataset/readDataset.js';
import { writePhantoms } from '../../adapters/dataset/writePhantoms.js';
import { sha256Hex } from '../../adapters/digest/sha256.js';
import { openStore } from '../../adapters/store/openStore.js';
import { writePlan } from '../../adapters/sweep/writePlan.js';
import { closedMethods } from '../../core/cam/closedMethods.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import { planSweep } from '../../core/sweep/planSweep.js';
import { sweepSchema } from '../../core/sweep/SweepSpec.js';
import { plannedBackbone } from '../support/plannedBackbone.js';
import { copyCell } from './copyCell.js';
import { writeCell } from './writeCell.js';

export interface SweepSize {
  readonly cells: number;
  /** Held-out ones of each cell. */
  readonly images: number;
  readonly methods: number;
}

const k = 5;
/** Runs whose numbers are drawn; all others repeat theirs in turn. */
const drawn = 4;
/** Pictures that are stored; the images repeat them in turn. */
const pictures = 8;

/**
 * Stores a sweep as its workers leave it, its numbers drawn at random. Cells of later runs have manifests of
 * their own, which name the objects of an earlier one: a report reads all of them all the same.
 * @returns its id
 */
export async function prepareSweep(folder: string, size: SweepSize): Promise<string> {
  const address = path.join(folder, 'store');
  const store = openStore(address);
  const data = path.join(folder, 'phantoms');
  await writePhantoms(data, { images: pictures, seed: 1, malignant: 0.5 });
  const source = await openSource(data, folder);
  const methods = closedMethods.slice(0, size.methods).map(({ name }) => name);
  const seeds = Array.from({ length: Math.ceil(size.cells / k) }, (_, i) => i + 1);
  const maps = { keep: 'none' };
  const spec = sweepSchema.parse({ name: 'many', data, folds: { k }, seeds, methods, maps });
  const read = await readDataset(source, { labels: spec.labels, k: 2 });
  if (!read.dataset) throw new Error('the phantoms cannot be read');
  const dataset = repeat(read.dataset, size.images * k);
  await ingestDataset(source, dataset, store);
  const folds = new Map(dataset.entries.map(({ id }, i) => [id, i % k]));
  const plan = planSweep({ spec, dataset, folds, backbones: [plannedBackbone] }, sha256Hex);
  await writePlan(store, plan, JSON.stringify(spec));
  for (const [c, cell] of plan.cells.entries()) {
    const like = plan.cells[c % (drawn * k)];
    if (like === cell) await writeCell(store, plan, dataset, cell);
    else if (like) await copyCell(address, plan, like, cell);
  }
  await Promise.all([source.store.close(), store.close()]);
  return plan.id;
}

function repeat(dataset: Dataset, images: number): Dataset {
  const entries = Array.from({ length: images }, (_, i) => {
    const entry = dataset.entries[i % dataset.entries.length];
    if (!entry) throw new RangeError('a data set without images');
    const id = `image-${String(i).padStart(6, '0')}`;
    return { ...entry, id, group: id };
  });
  return { ...dataset, digest: sha256Hex(new TextEncoder().encode(String(images))), entries };
}
