import type * as TensorFlow from '@tensorflow/tfjs';
import { registerKernels } from '../kernels/registerKernels.js';

type Tf = typeof TensorFlow;

export interface SelfTest {
  /** Between the gradients of the engine and of tfjs's cpu back end, by the largest gradient. */
  readonly difference: number;
  /** Of a small convolution net, forward and backward. */
  readonly imagesPerSecond: number;
}

/** Compares an engine with tfjs's own TypeScript, then measures it for about two seconds. */
export async function selfTest(tf: Tf): Promise<SelfTest> {
  const engine = tf.getBackend();
  const measured = await gradients(tf);
  registerKernels(tf, 'cpu');
  await tf.setBackend('cpu');
  (tf.backend() as { firstUse?: boolean }).firstUse = false;
  const expected = await gradients(tf);
  await tf.setBackend(engine);
  let largest = 0;
  let difference = 0;
  expected.forEach((value, i) => {
    largest = Math.max(largest, Math.abs(value));
    difference = Math.max(difference, Math.abs(value - (measured[i] ?? NaN)));
  });
  return { difference: difference / largest, imagesPerSecond: await measure(tf) };
}

// Values in [-1, 1) that look random and are the same everywhere (a Weyl sequence).
function values(tf: Tf, shape: [number, number, number, number], scale = 1): TensorFlow.Tensor4D {
  const size = shape.reduce((product, side) => product * side, 1);
  const step = (Math.sqrt(5) - 1) / 2;
  return tf.tensor4d(
    Float32Array.from({ length: size }, (_, i) => scale * (2 * ((i * step) % 1) - 1)),
    shape,
  );
}

function network(tf: Tf, images: number, side: number) {
  const x = values(tf, [images, side, side, 3]);
  const weights = [
    values(tf, [3, 3, 3, 16], 0.4),
    values(tf, [3, 3, 16, 1], 0.5),
    values(tf, [1, 1, 16, 32], 0.4),
  ];
  const loss = (first: TensorFlow.Tensor, depth: TensorFlow.Tensor, point: TensorFlow.Tensor) => {
    const a = tf.relu(tf.conv2d(x, first as TensorFlow.Tensor4D, 2, 'same'));
    const b = tf.relu(tf.depthwiseConv2d(a, depth as TensorFlow.Tensor4D, 1, 'same'));
    const c = tf.conv2d(b, point as TensorFlow.Tensor4D, 1, 'same');
    return tf.mean(c, [1, 2]).square().sum().asScalar();
  };
  return {
    weights,
    gradient: tf.grads(loss),
    x,
  };
}

async function gradients(tf: Tf): Promise<number[]> {
  const { weights, gradient, x } = network(tf, 4, 32);
  const all = gradient(weights);
  const flat = (await Promise.all(all.map((one) => one.data()))).flatMap((one) => [...one]);
  tf.dispose([x, ...weights, ...all]);
  return flat;
}

async function measure(tf: Tf): Promise<number> {
  const images = 32;
  const { weights, gradient, x } = network(tf, images, 224);
  const step = async (): Promise<void> => {
    const all = gradient(weights);
    await Promise.all(all.map((one) => one.data()));
    tf.dispose(all);
  };
  await step();
  const started = performance.now();
  let steps = 0;
  while (steps < 200 && performance.now() - started < 2_000) {
    await step();
    steps += 1;
  }
  const seconds = (performance.now() - started) / 1_000;
  tf.dispose([x, ...weights]);
  return (steps * images) / seconds;
}
