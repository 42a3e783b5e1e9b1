import type * as TensorFlow from '@tensorflow/tfjs';
import type { TapHead } from '../../../core/cam/tapHead.js';
import { runGraph, type StepRunner } from '../graph/runGraph.js';
import { runTrainingStep } from '../graph/runTrainingStep.js';
import type { Graph } from '../graph/Step.js';
import type { ImageShape } from '../openNetwork.js';
import { dropTape } from '../tune/dropTape.js';
import { tapLogits } from './tapLogits.js';

export interface Differentiable {
  readonly graph: Graph;
  readonly parameters: ReadonlyMap<string, TensorFlow.Tensor>;
  readonly shape: ImageShape;
}

/**
 * The gradients of a head's logit with respect to the inputs of a batch: one pass forward, one back.
 * @param input images × shape
 * @returns as large as the input; no tensor is left when it throws
 */
export function inputGradients(
  tf: typeof TensorFlow,
  { graph, parameters, shape }: Differentiable,
  head: TapHead,
  input: Float32Array,
  run: StepRunner = runTrainingStep,
): Float32Array {
  const images = input.length / (shape[0] * shape[1] * shape[2]);
  const logits = (x: TensorFlow.Tensor) =>
    tapLogits(tf, head, graph.outputs, runGraph(tf, graph, parameters, x, run));
  try {
    let gradients: Float32Array = new Float32Array();
    tf.tidy(() => {
      const gradient = tf.grad(logits)(tf.tensor(input, [images, ...shape]));
      // Not returned: tidy looks for tensors in what it is given, number by number.
      gradients = gradient.dataSync<'float32'>();
    });
    return gradients;
  } catch (error) {
    dropTape(tf);
    throw error;
  }
}
