import type { backend_util, TensorInfo } from '@tensorflow/tfjs';
import { convInfo, type ConvAttributes } from '../ConvAttributes.js';
import { defineKernel } from '../defineKernel.js';
import { runOp, type NodeBackend } from '../NodeBackend.js';
import type { Tf } from '../Tf.js';

interface Attributes extends ConvAttributes {
  readonly inputShape?: readonly number[];
  readonly filterShape?: readonly number[];
}

interface Inputs {
  readonly x?: TensorInfo;
  readonly filter?: TensorInfo;
  readonly dy: TensorInfo;
}

/** TensorFlow's gradients of both convolutions, with explicit padding too, which tfjs-node lacks. */
export function registerNativeConvGradients(tf: Tf): void {
  for (const kind of ['Conv2D', 'DepthwiseConv2dNative'] as const) {
    for (const by of ['Input', 'Filter'] as const) {
      const name = `${kind}Backprop${by}`;
      defineKernel<Inputs, Attributes, NodeBackend>(tf, 'tensorflow', name, (call) => {
        const { inputs, attrs, backend } = call;
        const inputShape = inputs.x?.shape ?? attrs.inputShape ?? [];
        const filterShape = inputs.filter?.shape ?? attrs.filterShape ?? [];
        const depthwise = kind === 'DepthwiseConv2dNative';
        const info = convInfo(tf, attrs, inputShape, filterShape, depthwise);
        const sizes = tf.tensor1d([...(by === 'Input' ? inputShape : filterShape)], 'int32');
        const [first, second] =
          by === 'Input' ? [sizes, inputs.filter as TensorInfo] : [inputs.x as TensorInfo, sizes];
        const output = runOp(backend, name, [first, second, inputs.dy], opAttributes(info));
        sizes.dispose();
        return output;
      });
    }
  }
}

function opAttributes(info: backend_util.Conv2DInfo): Record<string, string | readonly number[]> {
  const { padInfo } = info;
  const explicit = [0, 0, padInfo.top, padInfo.bottom, padInfo.left, padInfo.right, 0, 0];
  return {
    strides: [1, info.strideHeight, info.strideWidth, 1],
    padding: padInfo.type === 'NUMBER' ? 'EXPLICIT' : padInfo.type,
    data_format: 'NHWC',
    dilations: [1, info.dilationHeight, info.dilationWidth, 1],
    ...(padInfo.type === 'SAME' || padInfo.type === 'VALID' ? {} : { explicit_paddings: explicit }),
  };
}
