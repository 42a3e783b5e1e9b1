import { checkpointFile } from '../../../adapters/cells/checkpointFile.js';
import { storedCheckpoints } from '../../../adapters/cells/storedCheckpoints.js';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { openEngine, type EngineChoice } from '../../../adapters/tensor/openEngine.js';
import type { TuneInput } from '../../../adapters/tensor/tune/TuneInput.js';
import type { TuneState } from '../../../adapters/tensor/tune/TuneState.js';
import { tuneTail, type Tuned } from '../../../adapters/tensor/tune/tuneTail.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { deepToyTask, toyTask } from '../toyTask.js';

// Arguments: engine, folder. Trains the tail of toyTask.ts in several ways, its checkpoints in a store in
// the folder, and prints what came of each.
const [choice = '', folder = ''] = process.argv.slice(2);
const { tf } = await openEngine(choice as EngineChoice);
const store = openStore(folder);
const before = tf.memory().numTensors;

const forgetful = { load: () => Promise.resolve(undefined), save: () => Promise.resolve() };
const run = (input: Omit<TuneInput, 'checkpoints'>): Promise<Tuned> =>
  tuneTail(tf, { ...input, checkpoints: forgetful });
/** Reads all but one batch. */
function failAt(read: number): TuneInput['read'] {
  let reads = 0;
  return (samples) => {
    if (++reads === read) return Promise.reject(new Error('cannot be read'));
    return toyTask().read(samples);
  };
}

/** Of every bit of a result. */
const digest = ({ best, curve }: Tuned): string => {
  const nothing = new Map();
  const state: TuneState = {
    ...{ epoch: 0, steps: 0, parameters: nothing, first: nothing, second: nothing },
    ...{ curve, best },
  };
  return sha256Hex(checkpointFile.write(state));
};
const shown = ({ best, curve }: Tuned) => ({
  epoch: best.epoch,
  curve,
  logits: best.logits,
  parameters: Object.fromEntries([...best.parameters].map(([name, { data }]) => [name, [...data]])),
});

/** What an error left: its code or message, and tensors. */
const failing = async (input: Omit<TuneInput, 'checkpoints'>) => {
  const open = tf.memory().numTensors;
  try {
    await run(input);
    return { error: '', left: tf.memory().numTensors - open };
  } catch (error) {
    const told = error instanceof FoldcamError ? error.code : (error as Error).message;
    return { error: told, left: tf.memory().numTensors - open };
  }
};

const task = toyTask();
const undisturbed = await run(task);

/** Trains until `stop` rejects, and then again to the end; counts the epochs of the second time. */
const resume = async (cell: string, stop: Partial<TuneInput>) => {
  const checkpoints = storedCheckpoints(store, cell, 'choose', 0);
  await tuneTail(tf, { ...task, ...stop, checkpoints }).catch(() => undefined);
  const epochs: number[] = [];
  const onEpoch = (epoch: number): Promise<void> => {
    epochs.push(epoch);
    return Promise.resolve();
  };
  return { digest: digest(await tuneTail(tf, { ...task, onEpoch, checkpoints })), epochs };
};
const resumed: Awaited<ReturnType<typeof resume>>[] = [];
for (let stop = 1; stop <= task.epochs; stop++) {
  const onEpoch = (epoch: number): Promise<void> =>
    epoch === stop ? Promise.reject(new Error('interrupted')) : Promise.resolve();
  resumed.push(await resume(`stopped-${stop}`, { onEpoch }));
}
const unheld = { ...task, validation: [] };
const longer = storedCheckpoints(store, 'longer', 'fit', 0);
await tuneTail(tf, { ...unheld, checkpoints: longer });
const shortened = digest(await tuneTail(tf, { ...unheld, epochs: 2, checkpoints: longer }));
const midway = await resume('midway', { read: failAt(26) });

// The held-back images are labelled the wrong way round: every step is away from them.
const misled = toyTask({ patience: 3 });
const positive = misled.positive.map((value, image) => (image < 16 ? value : 1 - value));
const fewSteps = await run({ ...unheld, epochs: 2 });
const result = {
  undisturbed: shown(undisturbed),
  digest: digest(undisturbed),
  resumed,
  midway,
  misled: shown(await run({ ...misled, positive })),
  none: shown(await run({ ...task, epochs: 0 })),
  all: shown(
    await run({ ...task, training: [...task.training, ...task.validation], validation: [] }),
  ),
  fewSteps: shown(fewSteps),
  fewStepsDigest: digest(fewSteps),
  shortened,
  diverging: await failing(deepToyTask({ learningRate: 1e6 })),
  unreadable: await failing({ ...task, read: failAt(6) }),
  left: tf.memory().numTensors - before,
};
process.stdout.write(JSON.stringify(result));
