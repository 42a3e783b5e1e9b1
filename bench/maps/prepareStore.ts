import path from 'node:path';
import { ingestDataset } from '../../adapters/dataset/ingestDataset.js';
import { hasPhantoms, writePhantoms } from '../../adapters/dataset/writePhantoms.js';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { openStore } from '../../adapters/store/openStore.js';
import { prepareSweep } from '../../adapters/sweep/prepareSweep.js';
import { writePlan } from '../../adapters/sweep/writePlan.js';
import { parseSweep } from '../../core/sweep/parseSweep.js';

export interface Prepared {
  readonly store: string;
  readonly sweep: string;
}

/** Plans a sweep over so many phantoms in a store of its own, as a producer does; nothing is computed. */
export async function prepareStore(folder: string, images: number): Promise<Prepared> {
  const data = path.join(folder, `phantoms-${images}`);
  if (!(await hasPhantoms(data))) await writePhantoms(data, { images, seed: 1, malignant: 0.5 });
  const text = [
    `name: maps-${images}`,
    `data: ${data}`,
    'folds: { k: 5 }',
    'methods: [grad-cam]',
    'maps: { keep: none }',
  ].join('\n');
  const { plan, dataset, source } = await prepareSweep(parseSweep(text), {
    base: folder,
    backboneFolders: readEnvironment().backboneFolders,
  });
  const address = path.join(folder, `store-${images}`);
  const store = openStore(address);
  await ingestDataset(source, dataset, store);
  await writePlan(store, plan, text);
  await Promise.all([source.store.close(), store.close()]);
  return { store: address, sweep: plan.id };
}
