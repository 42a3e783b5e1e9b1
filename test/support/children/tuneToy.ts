import { checkpointFile } from '../../../adapters/cells/checkpointFile.js';
import { storedCheckpoints } from '../../../adapters/cells/storedCheckpoints.js';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { openEngine, type EngineChoice } from '../../../adapters/tensor/openEngine.js';
import type { TuneInput } from '../../../adapters/tensor/tune/TuneInput.js';
import type { TuneState } from '../../../adapters/tensor/tune/TuneState.js';
import { tuneTail, type Tuned } from '../../../adapters/tensor/tune/tuneTail.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import type { Recipe } from '../../../core/sweep/Recipe.js';
import { drawNumbers } from '../../../bench/support/drawNumbers.js';
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
    return { error: '', message: '', left: tf.memory().numTensors - open };
  } catch (error) {
    const { message } = error as Error;
    const told = error instanceof FoldcamError ? error.code : message;
    return { error: told, message, left: tf.memory().numTensors - open };
  }
};

const task = toyTask();
const undisturbed = await run(task);

/** Trains until `stop` rejects, and then again to the end; counts the epochs of the second time. */
const resume = async (cell: string, stop: Partial<TuneInput>, of = task) => {
  const checkpoints = storedCheckpoints(store, cell, 'choose', 0);
  await tuneTail(tf, { ...of, ...stop, checkpoints }).catch(() => undefined);
  const epochs: number[] = [];
  const onEpoch = (epoch: number): Promise<void> => {
    epochs.push(epoch);
    return Promise.resolve();
  };
  return { digest: digest(await tuneTail(tf, { ...of, onEpoch, checkpoints })), epochs };
};
const endAfter = (last: number): Partial<TuneInput> => ({
  onEpoch: (epoch) =>
    epoch === last ? Promise.reject(new Error('interrupted')) : Promise.resolve(),
});
const resumed: Awaited<ReturnType<typeof resume>>[] = [];
for (let stop = 1; stop <= task.epochs; stop++) {
  resumed.push(await resume(`stopped-${stop}`, endAfter(stop)));
}

const recipes: Record<string, Partial<Recipe>> = {
  sgd: { optimiser: 'sgd', momentum: 0.9, schedule: 'step', warmUp: 0 },
  adamw: { optimiser: 'adamw', weightDecay: 1 },
  softened: { labelSmoothing: 0.2, mixup: 0.4, testFlips: true },
};
const others: Record<string, { digest: string; resumed: string; training: number[] }> = {};
for (const [name, recipe] of Object.entries(recipes)) {
  const other = toyTask({ epochs: 4, ...recipe });
  const tuned = await run(other);
  others[name] = {
    digest: digest(tuned),
    resumed: (await resume(name, endAfter(2), other)).digest,
    training: tuned.curve.map(({ training }) => training),
  };
}

// Drawn weights: the kernels tell an image from its mirror image, but a head of zeros tells nothing.
const flipped = async (recipe: Partial<Recipe>, changes: Partial<TuneInput> = {}) => {
  const toy = toyTask(recipe);
  const head = { ...toy.head, weights: Float64Array.from(drawNumbers(10, 'flipped')) };
  return (await run({ ...toy, head, epochs: 0, ...changes })).best.logits;
};
const turned: TuneInput['read'] = (samples) =>
  task.read(samples.map((sample) => ({ ...sample, mirrored: !sample.mirrored })));
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
  others,
  flips: {
    asIs: await flipped({}),
    mirrored: await flipped({}, { read: turned }),
    both: await flipped({ testFlips: true }),
  },
  diverging: await failing(deepToyTask({ learningRate: 1e6 })),
  // One step, to weights that float32 does not hold.
  brokenLast: await failing({
    ...toyTask({ epochs: 1, batch: 16, flips: false, learningRate: 1e39 }),
    validation: [],
  }),
  runaway: await failing(toyTask({ learningRate: 10 })),
  unreadable: await failing({ ...task, read: failAt(6) }),
  left: tf.memory().numTensors - before,
};
process.stdout.write(JSON.stringify(result));
