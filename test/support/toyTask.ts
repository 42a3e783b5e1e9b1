import type { TuneInput } from '../../adapters/tensor/tune/TuneInput.js';
import { recipeSchema, type Recipe } from '../../core/sweep/Recipe.js';
import type { Sample } from '../../core/training/PooledTap.js';
import { drawNumbers } from '../../bench/support/drawNumbers.js';
import { tinyTail } from './tinyTail.js';

const images = 24;
const pixels = 4 * 4;

/** Noise of 4 × 4 × 2; images of the positive label are brighter in channel 0 of the upper left quarter. */
const toyImages = Array.from({ length: images }, (_, image) =>
  drawNumbers(pixels * 2, 'toy', image).map((value, i) => {
    const [row, column] = [Math.floor(i / 8), Math.floor(i / 2) % 4];
    const isMarked = image % 2 === 1 && i % 2 === 0 && row < 2 && column < 2;
    return value + (isMarked ? 1.5 : 0);
  }),
);

/** samples × 4 × 4 × 2; mirrored ones left to right. */
function readToy(samples: readonly Sample[]): Promise<Float32Array> {
  const batch = new Float32Array(samples.length * pixels * 2);
  samples.forEach(({ image, mirrored }, n) => {
    const own = toyImages[image] ?? new Float32Array();
    for (let i = 0; i < own.length; i++) {
      const [row, column, channel] = [Math.floor(i / 8), Math.floor(i / 2) % 4, i % 2];
      const from = mirrored ? (row * 4 + 3 - column) * 2 + channel : i;
      batch[n * own.length + i] = own[from] as number;
    }
  });
  return Promise.resolve(batch);
}

type Task = Omit<TuneInput, 'checkpoints'>;

/**
 * Two labels that a tail can tell apart and its head, which starts at 0, cannot yet. Batches of 7 fit
 * neither the 16 training images nor their mirrored ones.
 */
export function toyTask(recipe: Partial<Recipe> = {}): Task {
  const chosen = recipeSchema.parse({
    name: 'toy',
    unfreeze: 2,
    epochs: 8,
    patience: 8,
    batch: 7,
    learningRate: 0.02,
    l2: 0.01,
    flips: true,
    ...recipe,
  });
  const taps = [{ layer: 'early' }, { layer: 'late' }];
  const width = (3 + 2) * 2;
  return {
    ...tinyTail,
    taps,
    pooling: ['mean', 'std'],
    head: {
      by: { mean: new Float64Array(width), scale: new Float64Array(width).fill(1) },
      weights: new Float64Array(width),
      bias: 0,
    },
    read: readToy,
    positive: Uint8Array.from({ length: images }, (_, image) => image % 2),
    training: Array.from({ length: 16 }, (_, i) => i),
    validation: Array.from({ length: 8 }, (_, i) => 16 + i),
    recipe: chosen,
    epochs: chosen.epochs,
    seed: 1,
  };
}

/** The same with six more linear layers of two channels at the end, as deep as two blocks of a backbone. */
export function deepToyTask(recipe: Partial<Recipe> = {}): Task {
  const task = toyTask(recipe);
  const [early, late] = task.graph.steps;
  if (!early || late?.kind !== 'conv') throw new Error('the tiny tail has other steps');
  const names = Array.from({ length: 6 }, (_, i) => `deeper-${i}`);
  const deeper = names.map((output, i) => ({
    ...late,
    output,
    inputs: [names[i - 1] ?? 'late'],
    kernel: output,
  }));
  const identity = { shape: [1, 1, 2, 2], data: Float32Array.of(1, 0, 0, 1) };
  const last = names.at(-1) ?? '';
  return {
    ...task,
    graph: {
      ...task.graph,
      steps: [early, late, ...deeper],
      parameters: new Map([
        ...task.graph.parameters,
        ...names.map((name) => [name, identity] as const),
      ]),
      outputs: ['early', last],
    },
    taps: [{ layer: 'early' }, { layer: last }],
  };
}

/** One of a hundred cells: 10 × 10 × 32 per image, 3 × 3 kernels, a batch of about a megabyte. */
export function wideTask(seed: number): Task {
  const task = toyTask({ epochs: 2, batch: 8, flips: false });
  const shape = [10, 10, 32] as const;
  const steps = task.graph.steps.slice(0, 1);
  const parameters = new Map([
    ['early/kernel', { shape: [3, 3, 32, 64], data: drawNumbers(9 * 32 * 64, 'wide', seed) }],
    ['early/bias', { shape: [64], data: new Float32Array(64) }],
  ]);
  return {
    ...task,
    shape,
    graph: { ...task.graph, steps, parameters, outputs: ['early'] },
    taps: [{ layer: 'early' }],
    pooling: ['mean'],
    head: {
      by: { mean: new Float64Array(64), scale: new Float64Array(64).fill(1) },
      weights: new Float64Array(64),
      bias: 0,
    },
    read: (samples) => Promise.resolve(drawNumbers(samples.length * 3200, 'wide', seed)),
    training: task.training.slice(0, 8),
    seed,
  };
}
