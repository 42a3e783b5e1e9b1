import { setImmediate } from 'node:timers/promises';
import { openEngine } from '../../../adapters/tensor/openEngine.js';
import { tuneTail } from '../../../adapters/tensor/tune/tuneTail.js';
import type { SampleReader } from '../../../adapters/tensor/tune/TuneInput.js';
import type { Sample } from '../../../core/training/PooledTap.js';
import { toyTask } from '../toyTask.js';

// Tunes a toy with all that draws random numbers, with a source that reads ahead and with one that does not;
// prints what came of either, and what a failure ahead ends with.
const { tf } = await openEngine('cpu');
const task = toyTask({ dropout: 0.3, mixup: 0.4, epochs: 3, patience: 3, testFlips: true });
const checkpoints = { load: () => Promise.resolve(undefined), save: () => Promise.resolve() };

async function tuned(reader: SampleReader): Promise<unknown> {
  const { best, curve } = await tuneTail(tf, { ...task, ...reader, checkpoints });
  const values = [...best.parameters].map(([name, { data }]) => [name, [...data]]);
  return { values, logits: best.logits, curve };
}

function ahead(failing = Infinity): SampleReader & { readonly used: () => number } {
  let begun: { samples: readonly Sample[]; batch: Promise<Float32Array> } | undefined;
  let used = 0;
  const slowly = async (samples: readonly Sample[]): Promise<Float32Array> => {
    await setImmediate();
    if (used >= failing) throw new Error('the store is gone');
    return task.read(samples);
  };
  return {
    used: () => used,
    readAhead: (samples) => {
      const batch = slowly(samples);
      batch.catch(() => undefined);
      begun = { samples, batch };
    },
    read: (samples) => {
      if (begun?.samples !== samples) return slowly(samples);
      used++;
      return begun.batch;
    },
  };
}

const reader = ahead();
const [plain, early] = [await tuned({ read: task.read }), await tuned(reader)];
const failed = await tuned(ahead(4)).then(
  () => '',
  (error: unknown) => (error as Error).message,
);
process.stdout.write(JSON.stringify({ plain, early, used: reader.used(), failed }));
