import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs';
import { microBatches } from '../../../adapters/tensor/memory/microBatches.js';
import { openEngine, type EngineChoice } from '../../../adapters/tensor/openEngine.js';
import { batchGradients } from '../../../adapters/tensor/tune/batchGradients.js';
import { logisticLossTensor } from '../../../adapters/tensor/tune/logisticLossTensor.js';
import { poolTensor } from '../../../adapters/tensor/tune/poolTensor.js';
import {
  openTailModel,
  type TailModel,
  type TailSample,
} from '../../../adapters/tensor/tune/TailModel.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { poolings } from '../../../core/sweep/Recipe.js';
import { tinyTail } from '../tinyTail.js';
import { batchCase, batchPenalty, lossCase, poolCase } from '../tuneCases.js';

// Argument: engine. Prints what the parts of fine-tuning give for the cases of tuneCases.ts.
const { tf } = await openEngine((process.argv[2] ?? '') as EngineChoice);
const numbers = (tensor: Tensor): number[] => [...tensor.dataSync<'float32'>()];
const before = tf.memory().numTensors;

const pooled = tf.tidy(() => {
  const tap = tf.tensor4d(poolCase.data, poolCase.shape);
  const weights = tf.tensor2d(poolCase.weights, [2, poolings.length * poolCase.shape[3]]);
  const weigh = (x: Tensor) => tf.sum(tf.mul(weights, poolTensor(tf, x as Tensor4D, poolings)));
  return { values: numbers(poolTensor(tf, tap, poolings)), gradient: numbers(tf.grad(weigh)(tap)) };
});

const loss = tf.tidy(() => {
  const z = tf.tensor1d(lossCase.logits);
  const [targets, weights] = [tf.tensor1d(lossCase.targets), tf.tensor1d(lossCase.weights)];
  const one = (x: Tensor) => logisticLossTensor(tf, x as Tensor1D, targets, weights);
  return { value: numbers(one(z))[0], slope: numbers(tf.grad(one)(z)) };
});

const model = openTailModel(tf, tinyTail);
const gradients = (one: TailModel, size: number, penalty = batchPenalty, batch = batchCase) => {
  const pieces = microBatches(size);
  const made = batchGradients(tf, one, batch, penalty, pieces);
  const result = {
    loss: numbers(made.loss)[0],
    gradients: Object.fromEntries([...made.gradients].map(([name, own]) => [name, numbers(own)])),
    size: pieces.size(),
  };
  made.gradients.forEach((own) => own.dispose());
  made.loss.dispose();
  return result;
};
const [, frozen] = tinyTail.taps;
const seesFrozen = openTailModel(tf, {
  ...tinyTail,
  taps: frozen ? [frozen] : [],
  head: {
    by: { mean: new Float64Array(6), scale: new Float64Array(6).fill(1) },
    ...{ weights: Float64Array.of(1, -2, 3, -4, 5, -6), bias: 0.5 },
  },
});
const [own, other] = [0, 3].map((image) => ({ image, mirrored: false }));
const logitOf = (sample: TailSample): number =>
  tf.tidy(() => numbers(seesFrozen.logits(new Float32Array(32), [sample], undefined)))[0] ?? NaN;
const mixed = own && other && { ...own, mixed: { with: other, share: 0.25 } };
const frozenLogits = [own, other, mixed].map((sample) => (sample ? logitOf(sample) : NaN));
seesFrozen.dispose();
const full: number[] = [];
/** Runs out of memory once it has computed more than `most` logits at once, if it ever may. */
const small = (most: number): TailModel => ({
  ...model,
  logits(input, samples, mask) {
    const logits = model.logits(input, samples, mask);
    if (samples.length <= most) return logits;
    full.push(samples.length);
    throw new Error('OOM when allocating tensor with shape[5,4,4,2]');
  },
});
const batches = {
  sizes: [5, 3, 2, 1].map((size) => gradients(model, size)),
  afterFull: gradients(small(2), 5),
  unpenalised: gradients(model, 5, 0),
  everythingDropped: gradients(model, 5, 0, {
    ...batchCase,
    mask: new Float32Array(batchCase.mask.length),
  }),
};
let code = '';
const open = tf.memory().numTensors;
try {
  gradients(small(0), 5);
} catch (error) {
  if (error instanceof FoldcamError) code = error.code;
}
const leftWhenFull = tf.memory().numTensors - open;
model.dispose();
const left = tf.memory().numTensors - before;
process.stdout.write(
  JSON.stringify({ pooled, loss, frozenLogits, batches, code, full, leftWhenFull, left }),
);
