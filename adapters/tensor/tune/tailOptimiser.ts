import type * as TensorFlow from '@tensorflow/tfjs';
import { adamTensors, type Moments } from './adamTensors.js';
import { clipGradients } from './clipGradients.js';
import { readVariables, writeVariables } from './readVariables.js';
import type { TailModel } from './TailModel.js';
import type { TuneState } from './TuneState.js';

type Tensor = TensorFlow.Tensor;

/** Gradients are scaled down to this common norm. */
const clip = 5;

/** Adam over the variables of a tail. */
export interface TailOptimiser {
  /** Steps along gradients, and disposes of them. */
  step(gradients: ReadonlyMap<string, Tensor>, learningRate: number): void;
  state(): Pick<TuneState, 'steps' | 'first' | 'second'>;
  restore(state: Pick<TuneState, 'steps' | 'first' | 'second'>): void;
  dispose(): void;
}

export function openTailOptimiser(tf: typeof TensorFlow, model: TailModel): TailOptimiser {
  const zeros = () =>
    new Map(
      [...model.variables].map(([name, { shape }]) => [
        name,
        tf.tidy(() => tf.variable(tf.zeros(shape), false)),
      ]),
    );
  const [first, second] = [zeros(), zeros()];
  const moments = new Map(
    [...model.variables.keys()].map((name) => [
      name,
      { first: first.get(name), second: second.get(name) } as Moments,
    ]),
  );
  let steps = 0;
  return {
    step(gradients, learningRate) {
      steps += 1;
      try {
        tf.tidy(() => {
          const clipped = clipGradients(tf, [...gradients.values()], clip);
          [...gradients.keys()].forEach((name, i) => {
            const variable = model.variables.get(name) as TensorFlow.Variable;
            const own = moments.get(name) as Moments;
            adamTensors(tf, variable, own, clipped[i] as Tensor, steps, learningRate);
          });
        });
      } finally {
        gradients.forEach((gradient) => gradient.dispose());
      }
    },
    state: () => ({ steps, first: readVariables(first), second: readVariables(second) }),
    restore(state) {
      steps = state.steps;
      writeVariables(tf, first, state.first);
      writeVariables(tf, second, state.second);
    },
    dispose() {
      for (const one of [...first.values(), ...second.values()]) one.dispose();
    },
  };
}
