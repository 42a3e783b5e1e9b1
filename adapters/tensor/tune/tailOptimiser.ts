import type * as TensorFlow from '@tensorflow/tfjs';
import { clipFactor } from '../../../core/training/clipFactor.js';
import { optimiserStep, type Optimiser } from '../../../core/training/optimiserStep.js';
import { readVariables } from './readVariables.js';
import type { TailModel } from './TailModel.js';
import type { TuneState, Values } from './TuneState.js';

type Tensor = TensorFlow.Tensor;
type Moments = Pick<TuneState, 'steps' | 'first' | 'second'>;

/** Gradients are scaled down to this common norm. */
const clip = 5;

/**
 * A recipe's optimiser over the variables of a tail. It computes in TypeScript, which is faster than the many small
 * operations it takes on an engine, and the same on each.
 */
export interface TailOptimiser {
  /** Steps along gradients, and disposes of them. */
  step(gradients: ReadonlyMap<string, Tensor>, learningRate: number): void;
  state(): Moments;
  restore(state: Moments): void;
}

export function openTailOptimiser(
  tf: typeof TensorFlow,
  model: TailModel,
  optimiser: Optimiser,
): TailOptimiser {
  const start = readVariables(model.variables);
  let [steps, first, second] = [0, map(start, zeros), map(start, zeros)];
  return {
    step(gradients, learningRate) {
      steps += 1;
      const read = new Map<string, Float32Array>();
      for (const [name, gradient] of gradients) {
        read.set(name, gradient.dataSync<'float32'>());
        gradient.dispose();
      }
      const factor = clipFactor(read.values(), clip);
      for (const [name, variable] of model.variables) {
        const values = Float32Array.from(variable.dataSync<'float32'>());
        const moments = { first: dataOf(first, name), second: dataOf(second, name) };
        // Biases and the shifts of batch normalisation have one axis, or are the head's one number.
        const decayed = variable.rank > 1 ? variable.size : 0;
        const size = { step: steps, learningRate, factor, decayed };
        optimiserStep(optimiser, values, moments, dataOf(read, name), size);
        tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
      }
    },
    state: () => ({ steps, first: map(first, copy), second: map(second, copy) }),
    restore(state) {
      [steps, first, second] = [state.steps, map(state.first, copy), map(state.second, copy)];
    },
  };
}

const zeros = (data: Float32Array) => new Float32Array(data.length);
const copy = (data: Float32Array) => data.slice();

function map(values: Values, make: (data: Float32Array) => Float32Array): Values {
  return new Map([...values].map(([name, { shape, data }]) => [name, { shape, data: make(data) }]));
}

function dataOf(
  values: ReadonlyMap<string, Float32Array | { readonly data: Float32Array }>,
  name: string,
): Float32Array {
  const found = values.get(name);
  if (!found) throw new RangeError(`${name} has no gradient or no moments`);
  return found instanceof Float32Array ? found : found.data;
}
