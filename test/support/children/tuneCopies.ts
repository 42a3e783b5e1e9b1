import { openEngine } from '../../../adapters/tensor/openEngine.js';
import { tuneTail } from '../../../adapters/tensor/tune/tuneTail.js';
import type { Recipe } from '../../../core/sweep/Recipe.js';
import { toyTask } from '../toyTask.js';

// Tunes a toy for two epochs on altered copies; prints which samples were read, `<image>.<copy>`.
const { tf } = await openEngine('cpu');

async function samplesRead(unfreeze: Recipe['unfreeze']): Promise<string[]> {
  const augment = { copies: 2, translate: 0, zoom: 0, gain: 0, contrast: 0 };
  const task = toyTask({ unfreeze, augment, epochs: 2, patience: 2, flips: false });
  const read: string[] = [];
  await tuneTail(tf, {
    ...task,
    read: (samples) => {
      read.push(...samples.map(({ image, copy }) => `${image}.${copy ?? 0}`));
      return task.read(samples);
    },
    checkpoints: { load: () => Promise.resolve(undefined), save: () => Promise.resolve() },
  });
  return read;
}

process.stdout.write(JSON.stringify({ tail: await samplesRead(2), all: await samplesRead('all') }));
