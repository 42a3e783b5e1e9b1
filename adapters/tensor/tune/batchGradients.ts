import type * as TensorFlow from '@tensorflow/tfjs';
import type { MicroBatches } from '../memory/microBatches.js';
import { dropTape } from './dropTape.js';
import { logisticLossTensor } from './logisticLossTensor.js';
import { headWeights, type TailModel, type TailSample } from './TailModel.js';

type Tf = typeof TensorFlow;
type Tensor = TensorFlow.Tensor;

export interface Batch {
  /** samples × the tail's input */
  readonly input: Float32Array;
  readonly samples: readonly TailSample[];
  readonly targets: Float32Array;
  /** Weights in the loss. */
  readonly weights: Float32Array;
  /** Factors on the head's features. */
  readonly mask: Float32Array;
}

/** Of one batch: gradients by variable, and the loss. The caller's to dispose of. */
export interface BatchGradients {
  readonly gradients: Map<string, Tensor>;
  /** Mean over the batch, without the penalty. */
  readonly loss: Tensor;
}

/**
 * Gradients of the batch's mean weighted loss with `l2` / 2 · |w|² on the head; summed over as many
 * micro-batches as the memory asks for.
 * @throws FoldcamError FOLDCAM_E_OUT_OF_MEMORY; no tensor is left then
 */
export function batchGradients(
  tf: Tf,
  model: TailModel,
  batch: Batch,
  l2: number,
  pieces: MicroBatches,
): BatchGradients {
  let sum: BatchGradients | undefined;
  try {
    pieces.each(batch.samples.length, (start, end) => {
      const piece = pieceGradients(tf, model, batch, start, end);
      sum = sum ? addUp(tf, sum, piece) : piece;
    });
    if (!sum) throw new RangeError('an empty batch');
    penalise(tf, model, sum.gradients, l2);
    return sum;
  } catch (error) {
    if (sum) dispose(sum);
    throw error;
  }
}

/** Of the samples from `start` up to `end`: their share in the batch's gradients and loss. */
function pieceGradients(
  tf: Tf,
  model: TailModel,
  batch: Batch,
  start: number,
  end: number,
): BatchGradients {
  const count = batch.samples.length;
  const stride = batch.input.length / count;
  const input = batch.input.subarray(start * stride, end * stride);
  const samples = batch.samples.slice(start, end);
  try {
    const { value, grads } = tf.tidy(() => {
      const targets = tf.tensor1d(batch.targets.subarray(start, end));
      const weights = tf.tensor1d(batch.weights.subarray(start, end).map((w) => w / count));
      return tf.variableGrads(
        () => logisticLossTensor(tf, model.logits(input, samples, batch.mask), targets, weights),
        [...model.variables.values()],
      );
    });
    return { gradients: byName(model, grads), loss: value };
  } catch (error) {
    dropTape(tf);
    throw error;
  }
}

function byName(model: TailModel, grads: Record<string, Tensor>): Map<string, Tensor> {
  return new Map(
    [...model.variables].map(([name, variable]) => {
      const gradient = grads[variable.name];
      if (!gradient) throw new RangeError(`${name} has no gradient`);
      return [name, gradient];
    }),
  );
}

/** `b` is gone after it, and `a` too where it succeeds. */
function addUp(tf: Tf, a: BatchGradients, b: BatchGradients): BatchGradients {
  try {
    const names = [...a.gradients.keys()];
    const sums: Tensor[] = tf.tidy(() => [
      ...names.map((name) =>
        tf.add(a.gradients.get(name) as Tensor, b.gradients.get(name) as Tensor),
      ),
      tf.add(a.loss, b.loss),
    ]);
    dispose(a);
    const gradients = new Map(names.map((name, i) => [name, sums[i] as Tensor]));
    return { gradients, loss: sums.at(-1) as Tensor };
  } finally {
    dispose(b);
  }
}

function dispose({ gradients, loss }: BatchGradients): void {
  gradients.forEach((gradient) => gradient.dispose());
  loss.dispose();
}

function penalise(tf: Tf, model: TailModel, gradients: Map<string, Tensor>, l2: number): void {
  const gradient = gradients.get(headWeights) as Tensor;
  const weights = model.variables.get(headWeights) as Tensor;
  gradients.set(
    headWeights,
    tf.tidy(() => tf.add(gradient, tf.mul(weights, l2))),
  );
  gradient.dispose();
}
