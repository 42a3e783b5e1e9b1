import type { Tensor, TensorInfo } from '@tensorflow/tfjs';

interface OpAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: number | boolean | string | readonly number[];
}

/** The part of the native back end that runs any operation of TensorFlow by its name. */
export interface NodeBackend {
  readonly binding: {
    readonly TF_ATTR_BOOL: number;
    readonly TF_ATTR_INT: number;
    readonly TF_ATTR_STRING: number;
    readonly TF_ATTR_TYPE: number;
    readonly TF_FLOAT: number;
  };
  executeSingleOutput(
    name: string,
    attributes: readonly OpAttribute[],
    inputs: readonly TensorInfo[],
  ): Tensor;
}

/**
 * Runs an operation on float32 tensors.
 * @param attributes by TensorFlow's names, `T` apart
 * @see https://www.tensorflow.org/api_docs/python/tf/raw_ops
 */
export function runOp(
  backend: NodeBackend,
  name: string,
  inputs: readonly TensorInfo[],
  attributes: Readonly<Record<string, boolean | string | readonly number[]>> = {},
): Tensor {
  const { binding } = backend;
  const typeOf = (value: boolean | string | readonly number[]) => {
    if (typeof value === 'boolean') return binding.TF_ATTR_BOOL;
    return typeof value === 'string' ? binding.TF_ATTR_STRING : binding.TF_ATTR_INT;
  };
  return backend.executeSingleOutput(
    name,
    [
      { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
      ...Object.entries(attributes).map(([key, value]) => ({
        name: key,
        type: typeOf(value),
        value,
      })),
    ],
    inputs,
  );
}
