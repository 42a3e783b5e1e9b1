import path from 'node:path';
import { hasPhantoms, writePhantoms } from '../../adapters/dataset/writePhantoms.js';
import type { Submission } from '../../adapters/queue/submitSweep.js';

/** A small but real sweep over generated images: a head and fine-tuned blocks on two folds, two methods. */
export async function chaosSweep(folder: string): Promise<Submission> {
  const data = path.join(folder, 'phantoms');
  if (!(await hasPhantoms(data))) {
    await writePhantoms(data, { images: 24, seed: 3, malignant: 0.5 });
  }
  const text = [
    'name: chaos',
    'data: ./phantoms',
    'folds: { k: 2 }',
    'recipes:',
    '  - { name: head }',
    '  - { name: tail, unfreeze: 1, epochs: 3 }',
    'methods: [grad-cam, layer-cam]',
    'maps: { keep: none }',
  ].join('\n');
  return { text, base: folder };
}
