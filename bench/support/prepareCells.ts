import path from 'node:path';
import { ingestDataset } from '../../adapters/dataset/ingestDataset.js';
import { writePhantoms } from '../../adapters/dataset/writePhantoms.js';
import { openStore } from '../../adapters/store/openStore.js';
import { prepareSweep } from '../../adapters/sweep/prepareSweep.js';
import { writePlan } from '../../adapters/sweep/writePlan.js';
import { parseSweep } from '../../core/sweep/parseSweep.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { writeTunableModel } from './writeTunableModel.js';

/** A sweep that is planned and in its store, and what its workers need beside Redis. */
export interface PreparedCells {
  readonly plan: Plan;
  readonly environment: Readonly<Record<string, string>>;
}

const [images, folds] = [12, 2] as const;

/** Trained as small as can be: a head on the frozen trunk, and one with a block below it. */
const recipes = {
  head: '  - { name: head, validation: 0.5 }',
  tail: '  - { name: tail, validation: 0.5, unfreeze: 1, epochs: 4 }',
} as const;

export interface CellKinds {
  readonly recipes: readonly (keyof typeof recipes)[];
  readonly methods: readonly string[];
}

/**
 * Plans a sweep of so many cells, as small as they can be with all that real ones have: a network of three
 * blocks on images of 24 × 24, many seeds.
 */
export async function prepareCells(
  folder: string,
  cells: number,
  kinds: CellKinds,
): Promise<PreparedCells> {
  const models = path.join(folder, 'models');
  await writeTunableModel(path.join(models, 'tunable'));
  await writePhantoms(path.join(folder, 'phantoms'), { images, seed: 1, malignant: 0.5 });
  const seeds = Array.from(
    { length: Math.ceil(cells / folds / kinds.recipes.length) },
    (_, i) => i + 1,
  );
  const text = [
    'name: many',
    'data: ./phantoms',
    `folds: { k: ${folds} }`,
    'backbones: [tunable]',
    'recipes:',
    ...kinds.recipes.map((name) => recipes[name]),
    `seeds: [${seeds.join(', ')}]`,
    `methods: [${kinds.methods.join(', ')}]`,
    'maps: { keep: none }',
  ].join('\n');
  const backboneFolders = [models];
  const { plan, dataset, source } = await prepareSweep(parseSweep(text), {
    base: folder,
    backboneFolders,
  });
  const address = path.join(folder, 'store');
  const store = openStore(address);
  await ingestDataset(source, dataset, store);
  await writePlan(store, plan, text);
  await Promise.all([source.store.close(), store.close()]);
  const environment = {
    FOLDCAM_STORE: address,
    FOLDCAM_BACKBONES: models,
    FOLDCAM_ENGINE: 'wasm',
    FOLDCAM_CONCURRENCY: '1',
    FOLDCAM_LOG_LEVEL: 'warn',
  };
  return { plan, environment };
}
