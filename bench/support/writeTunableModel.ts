import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawNumbers } from './drawNumbers.js';

interface Layer {
  readonly name: string;
  readonly class_name: string;
  readonly config: object;
  readonly inbound_nodes: readonly unknown[];
}

interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

interface Parts {
  readonly layers: Layer[];
  readonly weights: Weight[];
}

function add(parts: Parts, kind: string, name: string, input: string, config: object = {}): string {
  parts.layers.push({
    name,
    class_name: kind,
    config: { name, ...config },
    inbound_nodes: input === '' ? [] : [[[input, 0, 0, {}]]],
  });
  return name;
}

/** A convolution without bias; its kernel keeps the size of what comes in (arXiv:1502.01852, eq. 10). */
function convolve(
  parts: Parts,
  kind: 'Conv2D' | 'DepthwiseConv2D',
  name: string,
  input: string,
  kernel: readonly [number, number, number, number],
  stride = 1,
): string {
  const [size, , channels, filters] = kernel;
  const variable = kind === 'Conv2D' ? 'kernel' : 'depthwise_kernel';
  const fan = size * size * (kind === 'Conv2D' ? channels : 1);
  const drawn = drawNumbers(size * size * channels * filters, name);
  parts.weights.push({
    name: `${name}/${variable}`,
    shape: kernel,
    values: drawn.map((value) => value * Math.sqrt(6 / fan)),
  });
  return add(parts, kind, name, input, {
    ...(kind === 'Conv2D' ? { filters } : { depth_multiplier: 1 }),
    kernel_size: [size, size],
    strides: [stride, stride],
    padding: 'same',
    data_format: 'channels_last',
    activation: 'linear',
    use_bias: false,
  });
}

/** Batch normalisation with statistics of its own, and an activation. */
function normalise(parts: Parts, name: string, input: string, channels: number): string {
  const drawn = (variable: string, at: (value: number) => number) => {
    parts.weights.push({
      name: `${name}_bn/${variable}`,
      shape: [channels],
      values: drawNumbers(channels, name, variable).map(at),
    });
  };
  drawn('gamma', (value) => 1 + value / 4);
  drawn('beta', (value) => value / 4);
  drawn('moving_mean', (value) => value / 10);
  drawn('moving_variance', (value) => 1 + value / 2);
  const normal = add(parts, 'BatchNormalization', `${name}_bn`, input, {
    axis: -1,
    epsilon: 0.001,
    center: true,
    scale: true,
  });
  return add(parts, 'Activation', name, normal, { activation: 'relu' });
}

/** Depthwise, then over the channels, as MobileNet's blocks are. */
function block(parts: Parts, name: string, input: string, from: number, to: number, stride = 1) {
  const dw = convolve(parts, 'DepthwiseConv2D', `${name}_dw`, input, [3, 3, from, 1], stride);
  const middle = normalise(parts, `${name}_dw_relu`, dw, from);
  const pw = convolve(parts, 'Conv2D', `${name}_pw`, middle, [1, 1, from, to]);
  return normalise(parts, name, pw, to);
}

/**
 * Writes a small MobileNet of three blocks for images of 24 × 24, its weights drawn: taps on blocks 1
 * (12 × 12 × 12) and 3 (6 × 6 × 16), so that the last block can be trained without the first tap.
 */
export async function writeTunableModel(folder: string): Promise<void> {
  const parts: Parts = { layers: [], weights: [] };
  const input = add(parts, 'InputLayer', 'input_1', '', { batch_input_shape: [null, 24, 24, 3] });
  const conv = convolve(parts, 'Conv2D', 'stem_conv', input, [3, 3, 3, 8], 2);
  const stem = normalise(parts, 'stem', conv, 8);
  const first = block(parts, 'block1', stem, 8, 12);
  const second = block(parts, 'block2', first, 12, 16, 2);
  const third = block(parts, 'block3', second, 16, 16);
  const model = {
    format: 'layers-model',
    modelTopology: {
      model_config: {
        class_name: 'Model',
        config: {
          name: 'tunable',
          layers: parts.layers,
          input_layers: [[input, 0, 0]],
          output_layers: [[third, 0, 0]],
        },
      },
    },
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: parts.weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
      },
    ],
  };
  const sidecar = {
    preprocessing: { scale: 2 / 255, offset: -1 },
    taps: [first, third],
    blocks: [stem, first, second, third],
  };
  const bytes = Buffer.concat(parts.weights.map(({ values }) => Buffer.from(values.buffer)));
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'model.json'), JSON.stringify(model));
  await writeFile(path.join(folder, 'foldcam.json'), JSON.stringify(sidecar));
  await writeFile(path.join(folder, 'weights.bin'), bytes);
}
