import type * as TensorFlow from '@tensorflow/tfjs';
import type { Sample } from '../../../core/training/PooledTap.js';
import { featureRows, type PooledTap } from '../../../core/training/PooledTap.js';
import { mixRow } from '../../../core/training/drawMix.js';
import type { HeadFit } from '../../../core/training/fitMember.js';
import type { Pooling } from '../../../core/sweep/Recipe.js';
import { runGraph } from '../graph/runGraph.js';
import { runTrainingStep } from '../graph/runTrainingStep.js';
import type { Graph, Parameter } from '../graph/Step.js';
import type { ImageShape } from '../openNetwork.js';
import { poolTensor } from './poolTensor.js';

type Tf = typeof TensorFlow;
type Variable = TensorFlow.Variable;

/** A tap that the head sees: computed by the tail, or by the frozen trunk before it. */
export type TailTap = { readonly layer: string } | PooledTap;

export interface TailSetting {
  readonly graph: Graph;
  readonly shape: ImageShape;
  /** In the order of the head's features. */
  readonly taps: readonly TailTap[];
  readonly pooling: readonly Pooling[];
  readonly head: HeadFit;
}

/** A sample, mixed with another one where `mixed` says so. */
export interface TailSample extends Sample {
  /** `share` is the sample's own. */
  readonly mixed?: { readonly with: Sample; readonly share: number };
}

/** A tail and its head as variables of an engine. */
export interface TailModel {
  /** By name: the graph's parameters, `head/weights` and `head/bias`. */
  readonly variables: ReadonlyMap<string, Variable>;
  /**
   * Differentiable with respect to the variables.
   * @param input samples × shape
   * @param mask factors on the head's features, as dropout draws them
   */
  logits(
    input: Float32Array,
    samples: readonly TailSample[],
    mask: Float32Array | undefined,
  ): TensorFlow.Tensor1D;
  dispose(): void;
}

export const headWeights = 'head/weights';
export const headBias = 'head/bias';

export function openTailModel(tf: Tf, setting: TailSetting): TailModel {
  const { graph, shape, taps, pooling, head } = setting;
  const variables = new Map<string, Variable>();
  const add = (name: string, { data, shape }: Parameter) =>
    // A variable shares its first value's memory and leaves the tensor to whoever made it.
    variables.set(
      name,
      tf.tidy(() => tf.variable(tf.tensor(data, [...shape], 'float32'))),
    );
  graph.parameters.forEach((parameter, name) => add(name, parameter));
  const width = head.weights.length;
  add(headWeights, { data: Float32Array.from(head.weights), shape: [width, 1] });
  add(headBias, { data: Float32Array.of(head.bias), shape: [1] });
  const mean = tf.keep(tf.tensor1d(Float32Array.from(head.by.mean)));
  const scale = tf.keep(tf.tensor1d(Float32Array.from(head.by.scale)));
  const variable = (name: string) => variables.get(name) as Variable;
  return {
    variables,
    logits(input, samples, mask) {
      const x = tf.tensor4d(input, [samples.length, ...shape]);
      const tuned = runGraph(tf, graph, variables, x, runTrainingStep);
      const features = taps.map((tap) => {
        if ('data' in tap) return rowsTensor(tf, tap, pooling, samples);
        const output = tuned[graph.outputs.indexOf(tap.layer)];
        return poolTensor(tf, output as TensorFlow.Tensor4D, pooling);
      });
      const [first] = features;
      const all = features.length === 1 && first ? first : tf.concat(features, 1);
      const standardised = tf.mul(tf.sub(all, mean), scale);
      const seen = mask ? tf.mul(standardised, tf.tensor1d(mask)) : standardised;
      const product = tf.matMul(seen, variable(headWeights));
      return tf.reshape(tf.add(product, variable(headBias)), [samples.length]);
    },
    dispose() {
      variables.forEach((one) => one.dispose());
      mean.dispose();
      scale.dispose();
    },
  };
}

function rowsTensor(
  tf: Tf,
  tap: PooledTap,
  pooling: readonly Pooling[],
  samples: readonly TailSample[],
): TensorFlow.Tensor2D {
  const width = tap.channels * pooling.length;
  const rows = featureRows([tap], pooling, samples);
  samples.forEach(({ mixed }, i) => {
    if (!mixed) return;
    const own = rows.subarray(i * width, (i + 1) * width);
    const other = featureRows([tap], pooling, [mixed.with]);
    own.set(mixRow(own, other, mixed.share));
  });
  return tf.tensor2d(rows, [samples.length, width]);
}
