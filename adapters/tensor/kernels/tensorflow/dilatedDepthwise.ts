import type { NamedTensorInfoMap, Tensor4D } from '@tensorflow/tfjs';
import { dilationsOf } from '../ConvAttributes.js';
import { spreadFilter } from '../spreadFilter.js';
import type { Tf } from '../Tf.js';

/**
 * Depthwise convolutions with dilations, which TensorFlow computes on some processors alone: those for which it
 * takes oneDNN. Anywhere else a dilated filter is a wider one with zeros between its values.
 */
export function registerDilatedDepthwise(tf: Tf): void {
  for (const kernelName of ['DepthwiseConv2dNative', 'FusedDepthwiseConv2D']) {
    const plain = tf.getKernel(kernelName, 'tensorflow');
    tf.unregisterKernel(kernelName, 'tensorflow');
    tf.registerKernel({
      ...plain,
      kernelFunc: (call) => {
        const { inputs, attrs = {}, backend } = call;
        const [high, wide] = dilationsOf(attrs);
        if (high * wide === 1) return plain.kernelFunc(call);
        return tf.tidy(() => {
          const filter = spreadFilter(inputs['filter'] as Tensor4D, high, wide);
          const spread: NamedTensorInfoMap = { ...inputs, filter };
          const all = { ...attrs, dilations: [1, 1] };
          return plain.kernelFunc({ inputs: spread, attrs: all, backend }) as Tensor4D;
        });
      },
    });
  }
}
