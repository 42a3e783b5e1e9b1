import type * as TensorFlow from '@tensorflow/tfjs';
import { adamStep } from '../../../core/training/adam.js';
import { clipFactor } from '../../../core/training/clipFactor.js';
import { readVariables } from './readVariables.js';
import type { TailModel } from './TailModel.js';
import type { TuneState, Values } from './TuneState.js';

type Tensor = TensorFlow.Tensor;
type Moments = Pick<TuneState, 'steps' | 'first' | 'second'>;

/** Gradients are scaled down to this common norm. */
const clip = 5;

/**
 * Adam over the variables of a tail. It computes in TypeScript, which is faster than the many small
 * operations it takes on an engine, and the same on each.
 */
export interface TailOptimiser {
  /** Steps along gradients, and disposes of them. */
  step(gradients: ReadonlyMap<string, Tensor>, learningRate: number): void;
  state(): Moments;
  restore(state: Moments): void;
}

export function openTailOptimiser(tf: typeof TensorFlow, model: TailModel): TailOptimiser {
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
        adamStep(values, moments, dataOf(read, name), steps, learningRate, factor);
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
