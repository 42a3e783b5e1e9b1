import type { NamedAttrMap, NamedTensorMap, Tensor, Tensor4D } from '@tensorflow/tfjs';
import { dilationsOf } from './ConvAttributes.js';
import { spreadFilter } from './spreadFilter.js';
import type { Tf } from './Tf.js';

/**
 * Gradients of both convolutions that know dilations: those of a dilated filter are the ones of a
 * wider filter with zeros between its values, read where the values are.
 */
export function registerConvGradients(tf: Tf): void {
  for (const kernelName of ['Conv2D', 'DepthwiseConv2dNative']) {
    const { inputsToSave = [] } = tf.getGradient(kernelName);
    tf.registerGradient({
      kernelName,
      inputsToSave,
      gradFunc: (dy, [x, filter], attrs) => {
        const [high, wide] = dilationsOf(attrs);
        const kernel = filter as Tensor4D;
        const spread = () => spreadFilter(kernel, high, wide);
        const run = (by: string, inputs: NamedTensorMap, shape: NamedAttrMap): Tensor4D => {
          const all: NamedAttrMap = { ...attrs, ...shape, dilations: [1, 1] };
          return tf.engine().runKernel(`${kernelName}Backprop${by}`, inputs, all);
        };
        const spreadShape = [
          (kernel.shape[0] - 1) * high + 1,
          (kernel.shape[1] - 1) * wide + 1,
          kernel.shape[2],
          kernel.shape[3],
        ];
        return {
          x: () =>
            run(
              'Input',
              { dy: dy as Tensor, filter: spread() },
              { inputShape: (x as Tensor).shape },
            ),
          filter: () => {
            const inputs = { x: x as Tensor, dy: dy as Tensor };
            const gradient = run('Filter', inputs, { filterShape: spreadShape });
            return gatherFilter(gradient, kernel.shape, high, wide);
          },
        };
      },
    });
  }
}

/** The values of a spread filter that are not between those of the filter itself. */
function gatherFilter(
  spread: Tensor4D,
  shape: readonly [number, number, number, number],
  high: number,
  wide: number,
): Tensor4D {
  if (high * wide === 1) return spread;
  const [rows, columns, inputs, outputs] = shape;
  return spread
    .pad([
      [0, high - 1],
      [0, wide - 1],
      [0, 0],
      [0, 0],
    ])
    .reshape([rows, high, columns, wide, inputs * outputs])
    .slice([0, 0, 0, 0, 0], [rows, 1, columns, 1, inputs * outputs])
    .reshape<Tensor4D>([...shape]);
}
