import type { Tensor, TensorInfo } from '@tensorflow/tfjs';
import { defineKernel } from './defineKernel.js';
import { runOp, type NodeBackend } from './NodeBackend.js';
import { tensorArrays } from './TensorArrays.js';
import type { EngineName, Tf } from './Tf.js';

const name = 'FoldcamSigmoidGrad';

interface Inputs {
  readonly dy: TensorInfo;
  readonly y: TensorInfo;
}

/** A gradient of Sigmoid that is one pass: dy · y · (1 − y). */
export function registerSigmoidGrad(tf: Tf, engine: EngineName): void {
  if (engine === 'tensorflow') {
    defineKernel<Inputs, unknown, NodeBackend>(tf, engine, name, ({ inputs, backend }) =>
      runOp(backend, 'SigmoidGrad', [inputs.y, inputs.dy]),
    );
  } else {
    defineKernel<Inputs, unknown, unknown>(tf, engine, name, ({ inputs, backend }) => {
      const arrays = tensorArrays(engine, backend);
      const output = arrays.output(inputs.dy.shape);
      const [dx, dy, y] = [output, inputs.dy, inputs.y].map(arrays.values) as Triple;
      for (let i = 0; i < dx.length; i++) {
        const value = y[i] as number;
        dx[i] = (dy[i] as number) * value * (1 - value);
      }
      return output;
    });
  }
  tf.registerGradient({
    kernelName: 'Sigmoid',
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({
      x: () => tf.engine().runKernel(name, { dy: dy as Tensor, y: y as Tensor }),
    }),
  });
}

type Triple = [Float32Array, Float32Array, Float32Array];
