import type { TensorInfo } from '@tensorflow/tfjs';
import type { EngineName, Tf } from './Tf.js';

/** What runs when the kernel does: tensors by name, attributes, the back end's object. */
export type Kernel<Inputs, Attrs, Backend> = (call: {
  readonly inputs: Inputs;
  readonly attrs: Attrs;
  readonly backend: Backend;
}) => TensorInfo;

/** Registers a kernel, in place of the one the back end has, if it has one. */
export function defineKernel<Inputs, Attrs, Backend>(
  tf: Tf,
  engine: EngineName,
  name: string,
  kernel: Kernel<Inputs, Attrs, Backend>,
): void {
  // Typed as never undefined; it is where there is no such kernel.
  const known = tf.getKernel(name, engine) as unknown;
  if (known !== undefined) tf.unregisterKernel(name, engine);
  tf.registerKernel({
    kernelName: name,
    backendName: engine,
    kernelFunc: ({ inputs, attrs, backend }) =>
      kernel({ inputs: inputs as Inputs, attrs: attrs as Attrs, backend: backend as Backend }),
  });
}
