import type * as TensorFlow from '@tensorflow/tfjs';
import { runStep } from './runStep.js';
import type { Graph, Step } from './Step.js';

type Tensor = TensorFlow.Tensor;

/** How a step is computed: with what the engine fuses, or so that gradients flow. */
export type StepRunner = (
  tf: typeof TensorFlow,
  step: Step,
  inputs: readonly Tensor[],
  parameter: (name: string) => Tensor,
) => Tensor;

/**
 * Runs a graph on a batch. What no later step needs is disposed of at once, so that the memory is that
 * of the widest place.
 * @param input batch × height × width × channels of the graph's input; stays the caller's
 * @returns the outputs, in the graph's order; the caller's to dispose of
 */
export function runGraph(
  tf: typeof TensorFlow,
  graph: Graph,
  parameters: ReadonlyMap<string, Tensor>,
  input: Tensor,
  run: StepRunner = runStep,
): Tensor[] {
  const parameter = (name: string): Tensor => {
    const found = parameters.get(name);
    if (!found) throw new RangeError(`parameter ${name} is missing`);
    return found;
  };
  const kept = new Set([...graph.outputs, graph.input]);
  const lastUse = new Map(graph.steps.flatMap(({ inputs }, i) => inputs.map((name) => [name, i])));
  return tf.tidy(() => {
    const values = new Map([[graph.input, input]]);
    graph.steps.forEach((step, i) => {
      const inputs = step.inputs.map((name) => values.get(name) as Tensor);
      values.set(
        step.output,
        tf.tidy(() => run(tf, step, inputs, parameter)),
      );
      for (const name of new Set(step.inputs)) {
        if (lastUse.get(name) !== i || kept.has(name)) continue;
        values.get(name)?.dispose();
        values.delete(name);
      }
    });
    return graph.outputs.map((name) => {
      const value = values.get(name) as Tensor;
      return value === input ? value.clone() : value;
    });
  });
}
