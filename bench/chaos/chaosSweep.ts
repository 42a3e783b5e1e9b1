import path from 'node:path';
import { hasPhantoms, writePhantoms } from '../../adapters/dataset/writePhantoms.js';
import type { Submission } from '../../adapters/queue/submitSweep.js';
import { writeTunableModel } from '../support/writeTunableModel.js';

/** The backbone that comes along, or one of four layers that loads and trains in no time. */
export const networks = ['mobilenet_v2', 'tunable'] as const;
export type ChaosNetwork = (typeof networks)[number];

/** Where backbones lie beside a sweep's data. */
export const modelsOf = (folder: string): string => path.join(folder, 'models');

/** A small but real sweep over generated images: a head and fine-tuned blocks on two folds, two methods. */
export async function chaosSweep(folder: string, network: ChaosNetwork): Promise<Submission> {
  const data = path.join(folder, 'phantoms');
  if (!(await hasPhantoms(data))) {
    await writePhantoms(data, { images: 16, seed: 3, malignant: 0.5 });
  }
  if (network === 'tunable') await writeTunableModel(path.join(modelsOf(folder), network));
  const text = [
    'name: chaos',
    'data: ./phantoms',
    `backbones: [${network}]`,
    'folds: { k: 2 }',
    'recipes:',
    '  - { name: head }',
    '  - { name: tail, unfreeze: 1, epochs: 3 }',
    'methods: [grad-cam, layer-cam]',
    'maps: { keep: none }',
  ].join('\n');
  return { text, base: folder };
}
