import type * as TensorFlow from '@tensorflow/tfjs';
import type { TapHead } from '../../../core/cam/tapHead.js';
import type { Tap } from '../../../core/cam/Tap.js';
import { readTaps } from '../readTaps.js';

type Tensor = TensorFlow.Tensor;

/**
 * The sum of a head's logits over a batch as one operation that gradients flow through; head and its
 * gradient are TypeScript, in double precision.
 * @param outputs the taps in the head's order, each images × height × width × channels
 */
export function tapLogits(
  tf: typeof TensorFlow,
  head: TapHead,
  layers: readonly string[],
  outputs: readonly Tensor[],
): TensorFlow.Scalar {
  const sum = tf.customGrad((...args) => {
    const taps = args.slice(0, outputs.length) as Tensor[];
    const images = imagesOf(layers, taps);
    const logits = images.map((own) => head.logit(own));
    const gradFunc = (dy: Tensor): Tensor[] => {
      const each = images.map((own) => head.gradients(own));
      return taps.map((tap, t) => {
        const gradient = new Float32Array(tap.size);
        const stride = tap.size / images.length;
        each.forEach((own, image) => gradient.set(own[t] ?? [], image * stride));
        return tf.mul(dy, tf.tensor(gradient, tap.shape));
      });
    };
    return { value: tf.scalar(logits.reduce((a, b) => a + b, 0)), gradFunc };
  });
  return sum(...outputs);
}

function imagesOf(layers: readonly string[], outputs: readonly Tensor[]): Tap[][] {
  const read = outputs.map(readTaps);
  const images = outputs[0]?.shape[0] ?? 0;
  return Array.from({ length: images }, (_, image) =>
    read.map((own, t) => ({ layer: layers[t] ?? '', ...own(image) })),
  );
}
