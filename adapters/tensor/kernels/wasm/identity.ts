import type { TensorInfo } from '@tensorflow/tfjs';
import { defineKernel } from '../defineKernel.js';
import type { Tf } from '../Tf.js';

interface Inputs {
  readonly x: TensorInfo;
}

interface Counted {
  incRef(dataId: object): void;
}

/**
 * A second name for the same values, as on the other back ends; that of wasm copies them, and with
 * it every activation that a gradient keeps.
 */
export function registerIdentity(tf: Tf): void {
  defineKernel<Inputs, unknown, Counted>(tf, 'wasm', 'Identity', ({ inputs, backend }) => {
    const { dataId, shape, dtype } = inputs.x;
    backend.incRef(dataId);
    return { dataId, shape, dtype };
  });
}
