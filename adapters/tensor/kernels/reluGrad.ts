import type { Tensor, TensorInfo } from '@tensorflow/tfjs';
import { defineKernel } from './defineKernel.js';
import { bitsOf, bitsOfSix, mostBits } from './floatBits.js';
import { runOp, type NodeBackend } from './NodeBackend.js';
import { tensorArrays } from './TensorArrays.js';
import type { EngineName, Tf } from './Tf.js';

const name = 'FoldcamReluGrad';

interface Inputs {
  readonly dy: TensorInfo;
  readonly y: TensorInfo;
}

interface Attributes {
  readonly activation: 'relu' | 'relu6';
}

/** dy where 0 < y (and y < 6 for relu6), else 0; y is what the activation gave. */
export function reluGrad<T extends Tensor>(
  tf: Tf,
  dy: T,
  y: Tensor,
  activation: 'relu' | 'relu6',
): T {
  return tf.engine().runKernel(name, { dy, y }, { activation });
}

export function registerReluGrad(tf: Tf, engine: EngineName): void {
  if (engine === 'tensorflow') {
    defineKernel<Inputs, Attributes, NodeBackend>(tf, engine, name, (call) =>
      runOp(call.backend, call.attrs.activation === 'relu' ? 'ReluGrad' : 'Relu6Grad', [
        call.inputs.dy,
        call.inputs.y,
      ]),
    );
  } else {
    defineKernel<Inputs, Attributes, unknown>(tf, engine, name, ({ inputs, attrs, backend }) => {
      const arrays = tensorArrays(engine, backend);
      const output = arrays.output(inputs.dy.shape);
      const bits = [output, inputs.dy, inputs.y].map((tensor) => bitsOf(arrays.values(tensor)));
      const [dx, dy, y] = bits as [Int32Array, Int32Array, Int32Array];
      const top = attrs.activation === 'relu' ? mostBits : bitsOfSix;
      for (let i = 0; i < dx.length; i++) {
        const value = y[i] as number;
        // All ones where 0 < value < top, else all zeros.
        dx[i] = (dy[i] as number) & ((-value & (value - top)) >> 31);
      }
      return output;
    });
  }
}
