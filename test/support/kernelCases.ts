import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs';
import { biasActivation } from '../../adapters/tensor/kernels/biasActivation.js';
import type { FusedActivation } from '../../adapters/tensor/kernels/fusedActivation.js';
import { scaleShift } from '../../adapters/tensor/kernels/scaleShift.js';
import type { Tf } from '../../adapters/tensor/kernels/Tf.js';

type Padding = 'same' | 'valid' | [[number, number], [number, number]];
type Pair = [number, number];

export interface KernelCase {
  /** Of the inputs, all of which are trained. */
  readonly shapes: readonly (readonly number[])[];
  /**
   * The operation, once by our own functions and once by tfjs's.
   * @param plain without any function of ours
   */
  readonly run: (tf: Tf, inputs: readonly Tensor[], plain: boolean) => Tensor;
  /** Draws few different values, so that maxima are equal. */
  readonly ties?: true;
  /** What tells the right gradient: tfjs cpu, or differences of its output where it is wrong. */
  readonly oracle: 'cpu' | 'differences';
}

function padding(pad: Padding) {
  return typeof pad === 'string' ? pad : ([[0, 0], ...pad, [0, 0]] as [Pair, Pair, Pair, Pair]);
}

function conv(x: number[], filter: number[], strides: Pair | number, pad: Padding, dilation = 1) {
  const run = (tf: Tf, [input, kernel]: readonly Tensor[]) =>
    tf.conv2d(input as Tensor4D, kernel as Tensor4D, strides, padding(pad), 'NHWC', dilation);
  return { shapes: [x, filter], run, oracle: dilation === 1 ? 'cpu' : 'differences' } as const;
}

function depthwise(x: number[], filter: number[], stride: number, pad: Padding, dilation = 1) {
  const run = (tf: Tf, [input, kernel]: readonly Tensor[]) =>
    tf.depthwiseConv2d(
      input as Tensor4D,
      kernel as Tensor4D,
      stride,
      padding(pad),
      'NHWC',
      dilation,
    );
  return { shapes: [x, filter], run, oracle: dilation === 1 ? 'cpu' : 'differences' } as const;
}

function pool(
  kind: 'max' | 'avg',
  x: number[],
  size: number,
  stride: number,
  pad: 'same' | 'valid',
) {
  const run = (tf: Tf, [input]: readonly Tensor[]) =>
    (kind === 'max' ? tf.maxPool : tf.avgPool)(input as Tensor4D, size, stride, pad);
  return { shapes: [x], run, oracle: kind === 'avg' ? 'differences' : 'cpu' } as const;
}

function plain(shapes: number[][], run: (tf: Tf, ...inputs: Tensor[]) => Tensor) {
  return {
    shapes,
    run: (tf: Tf, inputs: readonly Tensor[]) => run(tf, ...inputs),
    oracle: 'cpu',
  } as const;
}

function biased(activation: FusedActivation): KernelCase {
  return {
    shapes: [[3, 4, 5, 7], [7]],
    run: (tf, [x, bias], own) => {
      if (!own) return biasActivation(tf, x as Tensor4D, bias as Tensor1D, activation);
      const sum = tf.add(x as Tensor, bias as Tensor);
      return activation === 'linear' ? sum : tf[activation](sum);
    },
    oracle: 'cpu',
  };
}

/** Every operation of the architectures, over strides, paddings, dilations, multipliers, batches. */
export const kernelCases: Readonly<Record<string, KernelCase>> = {
  'conv 1×1, more channels out than in': conv([2, 5, 6, 3], [1, 1, 3, 7], 1, 'same'),
  'conv 1×1, fewer channels out than in': conv([2, 5, 6, 7], [1, 1, 7, 3], 1, 'valid'),
  'conv 1×1 in several slices, wider': conv([2, 40, 41, 3], [1, 1, 3, 5], 1, 'same'),
  'conv 1×1 in several slices, narrower': conv([2, 40, 41, 5], [1, 1, 5, 3], 1, 'same'),
  'conv 1×1 with stride': conv([2, 6, 7, 4], [1, 1, 4, 5], 2, 'same'),
  'conv 2×2': conv([1, 5, 5, 2], [2, 2, 2, 3], 1, 'valid'),
  'conv 2×2, same': conv([1, 5, 5, 2], [2, 2, 2, 3], 1, 'same'),
  'conv 3×3': conv([3, 6, 5, 4], [3, 3, 4, 5], 1, 'same'),
  'conv 3×3 in several slices': conv([2, 40, 41, 2], [3, 3, 2, 3], 1, 'same'),
  'conv 3×3 with stride in several slices': conv([2, 90, 81, 2], [3, 3, 2, 3], 2, 'same'),
  'conv 3×3 with stride, even size': conv([2, 8, 8, 3], [3, 3, 3, 4], 2, 'same'),
  'conv 3×3 with stride, valid': conv([2, 8, 9, 3], [3, 3, 3, 4], 2, 'valid'),
  'conv 3×3 with stride 3': conv([1, 8, 7, 2], [3, 3, 2, 2], 3, 'same'),
  'conv 3×3 with two strides': conv([2, 7, 7, 2], [3, 3, 2, 3], [2, 1], 'same'),
  'conv 4×4 with stride': conv([1, 9, 9, 2], [4, 4, 2, 3], 2, 'same'),
  'conv 5×5': conv([1, 7, 8, 2], [5, 5, 2, 3], 1, 'same'),
  'conv 5×5 with stride, valid': conv([2, 9, 9, 2], [5, 5, 2, 3], 2, 'valid'),
  'conv 6×6': conv([1, 8, 8, 2], [6, 6, 2, 2], 1, 'valid'),
  'conv 7×7 with stride': conv([2, 12, 12, 3], [7, 7, 3, 2], 2, 'same'),
  'conv 1×7': conv([1, 6, 9, 3], [1, 7, 3, 2], 1, 'same'),
  'conv 7×1': conv([1, 9, 6, 3], [7, 1, 3, 2], 1, 'same'),
  'conv, explicit padding': conv([2, 6, 6, 2], [3, 3, 2, 3], 1, [
    [1, 2],
    [0, 1],
  ]),
  'conv, explicit padding and stride': conv([2, 8, 8, 3], [3, 3, 3, 2], 2, [
    [0, 1],
    [0, 1],
  ]),
  'conv, padding wider than the filter': conv([1, 4, 4, 2], [2, 2, 2, 3], 1, [
    [3, 3],
    [2, 3],
  ]),
  'conv, dilated': conv([2, 7, 7, 2], [3, 3, 2, 3], 1, 'same', 2),
  'conv, dilated, valid': conv([1, 8, 7, 2], [3, 2, 2, 2], 1, 'valid', 3),
  'depthwise 1×1': depthwise([2, 4, 4, 5], [1, 1, 5, 1], 1, 'same'),
  'depthwise 2×2': depthwise([1, 5, 5, 3], [2, 2, 3, 1], 1, 'same'),
  'depthwise 3×3': depthwise([3, 6, 5, 6], [3, 3, 6, 1], 1, 'same'),
  'depthwise 3×3, valid': depthwise([2, 6, 5, 4], [3, 3, 4, 1], 1, 'valid'),
  'depthwise 3×3 with stride': depthwise([2, 8, 8, 9], [3, 3, 9, 1], 2, 'same'),
  'depthwise 3×3 with stride, valid': depthwise([2, 9, 9, 3], [3, 3, 3, 1], 2, 'valid'),
  'depthwise 4×4 with stride 3': depthwise([1, 9, 9, 3], [4, 4, 3, 1], 3, 'same'),
  'depthwise 5×5': depthwise([1, 7, 7, 4], [5, 5, 4, 1], 1, 'same'),
  'depthwise 5×5 with stride': depthwise([2, 9, 8, 4], [5, 5, 4, 1], 2, 'same'),
  'depthwise 6×6': depthwise([1, 8, 8, 2], [6, 6, 2, 1], 1, 'same'),
  'depthwise 7×7': depthwise([1, 8, 8, 3], [7, 7, 3, 1], 1, 'same'),
  'depthwise, multiplier 2': depthwise([2, 6, 6, 3], [3, 3, 3, 2], 1, 'same'),
  'depthwise, multiplier 3, with stride': depthwise([2, 7, 7, 2], [3, 3, 2, 3], 2, 'same'),
  'depthwise, explicit padding': depthwise([2, 6, 6, 4], [3, 3, 4, 1], 1, [
    [2, 1],
    [0, 2],
  ]),
  'depthwise, explicit padding and stride': depthwise([2, 8, 8, 4], [3, 3, 4, 1], 2, [
    [0, 1],
    [0, 1],
  ]),
  'depthwise, dilated': depthwise([1, 7, 7, 3], [3, 3, 3, 1], 1, 'same', 2),
  'depthwise, dilated, multiplier 2': depthwise([2, 8, 8, 2], [3, 3, 2, 2], 1, 'valid', 2),
  'max pooling 3, same': pool('max', [2, 8, 8, 3], 3, 2, 'same'),
  'max pooling 3, stride 1': pool('max', [2, 5, 6, 3], 3, 1, 'same'),
  'max pooling 2': pool('max', [2, 6, 6, 3], 2, 2, 'valid'),
  'max pooling of values below zero': plain([[2, 6, 6, 2]], (tf, x) =>
    tf.maxPool<Tensor4D>(tf.sub(x, 10), 3, 2, 'same'),
  ),
  'max pooling of equal values': { ...pool('max', [2, 6, 6, 2], 3, 2, 'same'), ties: true },
  'average pooling 3, same': pool('avg', [2, 5, 6, 3], 3, 1, 'same'),
  'average pooling 3, same, with stride': pool('avg', [2, 8, 7, 3], 3, 2, 'same'),
  'average pooling 2': pool('avg', [2, 6, 6, 3], 2, 2, 'valid'),
  relu: plain([[2, 3, 4, 5]], (tf, x) => tf.relu(x)),
  relu6: plain([[2, 3, 4, 5]], (tf, x) => tf.relu6(x)),
  sigmoid: plain([[2, 3, 4, 5]], (tf, x) => tf.sigmoid(x)),
  swish: plain([[2, 3, 4, 5]], (tf, x) => tf.mul(x, tf.sigmoid(x))),
  'hard swish': plain([[2, 3, 4, 5]], (tf, x) => tf.mul(x, tf.div(tf.relu6(tf.add(x, 3)), 6))),
  add: plain(
    [
      [2, 3, 4, 5],
      [2, 3, 4, 5],
    ],
    (tf, a, b) => tf.add(a, b),
  ),
  'multiply by channel': plain(
    [
      [2, 3, 4, 5],
      [2, 1, 1, 5],
    ],
    (tf, a, b) => tf.mul(a, b),
  ),
  concat: plain(
    [
      [2, 3, 3, 2],
      [2, 3, 3, 1],
      [2, 3, 3, 3],
    ],
    (tf, ...all) => tf.concat(all, 3),
  ),
  'zero padding': plain([[2, 3, 4, 2]], (tf, x) =>
    tf.pad(x, [
      [0, 0],
      [1, 2],
      [0, 1],
      [0, 0],
    ]),
  ),
  cropping: plain([[2, 5, 5, 2]], (tf, x) => tf.slice(x, [0, 1, 1, 0], [2, 4, 3, 2])),
  'global average': plain([[2, 3, 4, 5]], (tf, x) => tf.mean(x, [1, 2], true)),
  'dense and reshape': plain([[3, 2, 2, 2], [8, 4], [4]], (tf, x, w, b) =>
    tf.add(tf.matMul(tf.reshape(x, [3, 8]), w), b),
  ),
  'lookup by index': plain([[5, 3]], (tf, x) => tf.gather(x, tf.tensor1d([4, 0, 4, 2], 'int32'))),
  'bias, linear': biased('linear'),
  'bias, relu': biased('relu'),
  'bias, relu6': biased('relu6'),
  'scale and shift': {
    shapes: [[3, 4, 5, 7], [7], [7]],
    run: (tf, [x, scale, shift], own) =>
      own
        ? tf.add(tf.mul(x as Tensor, scale as Tensor), shift as Tensor)
        : scaleShift(tf, x as Tensor4D, scale as Tensor1D, shift as Tensor1D),
    oracle: 'cpu',
  },
  'scale that is not trained, and shift': {
    shapes: [[3, 4, 5, 7], [7]],
    run: (tf, [x, shift], own) => {
      const scale = tf.tensor1d([1, -2, 3, 0.5, 1, 2, -1]);
      return own
        ? tf.add(tf.mul(x as Tensor, scale), shift as Tensor)
        : scaleShift(tf, x as Tensor4D, scale, shift as Tensor1D);
    },
    oracle: 'cpu',
  },
};
