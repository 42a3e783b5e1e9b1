import type * as TensorFlow from '@tensorflow/tfjs';

/** The tensor library, on whichever engine it was opened. */
export type Tf = typeof TensorFlow;

/** The back ends that our kernels are registered for. */
export type EngineName = 'tensorflow' | 'wasm' | 'cpu';

/** The back ends whose tensors lie where TypeScript can reach them. */
export type ArrayEngine = 'wasm' | 'cpu';
