import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const layer = (name: string, kind: string, config: object, inputs: readonly string[]) => ({
  name,
  class_name: kind,
  config: { name, trainable: true, ...config },
  inbound_nodes: inputs.length === 0 ? [] : [inputs.map((input) => [input, 0, 0, {}])],
});

const conv = (name: string, filters: number, size: number, input: string, bias = false) =>
  layer(
    name,
    'Conv2D',
    {
      filters,
      kernel_size: [size, size],
      strides: [size, size],
      padding: 'valid',
      data_format: 'channels_last',
      activation: 'linear',
      use_bias: bias,
    },
    [input],
  );

const relu = (name: string, input: string) =>
  layer(name, 'Activation', { activation: 'relu' }, [input]);

/**
 * A tfjs layers model small enough to be worked out by hand, for images of 4 × 4 × 3:
 * relu1 holds max(0, r + 2g + 3b + 1/2) and max(0, b - r - 1); relu2 holds, per block of 2 × 2 pixels,
 * the sum of the first minus the sum of the second. conv3 comes after that.
 */
export const smallModelJson = {
  format: 'layers-model',
  generatedBy: 'keras',
  convertedBy: null,
  modelTopology: {
    keras_version: '2.1.6',
    backend: 'tensorflow',
    model_config: {
      class_name: 'Model',
      config: {
        name: 'small',
        layers: [
          layer(
            'input_1',
            'InputLayer',
            { batch_input_shape: [null, 4, 4, 3], dtype: 'float32' },
            [],
          ),
          conv('conv1', 2, 1, 'input_1', true),
          relu('relu1', 'conv1'),
          conv('conv2', 1, 2, 'relu1'),
          relu('relu2', 'conv2'),
          conv('conv3', 1, 1, 'relu2'),
        ],
        input_layers: [['input_1', 0, 0]],
        output_layers: [['conv3', 0, 0]],
      },
    },
  },
  weightsManifest: [
    {
      paths: ['group1-shard1of1'],
      weights: [
        { name: 'conv1/kernel', shape: [1, 1, 3, 2], dtype: 'float32' },
        { name: 'conv1/bias', shape: [2], dtype: 'float32' },
      ],
    },
    {
      paths: ['group2-shard1of2', 'group2-shard2of2'],
      weights: [{ name: 'conv2/kernel', shape: [2, 2, 2, 1], dtype: 'float32' }],
    },
    {
      paths: ['group3-shard1of1'],
      weights: [{ name: 'conv3/kernel', shape: [1, 1, 1, 1], dtype: 'float32' }],
    },
  ],
};

/** Kernels are height × width × channels in × channels out. */
export const smallModelWeights: Readonly<Record<string, readonly number[]>> = {
  'group1-shard1of1': [1, -1, 2, 0, 3, 1, 0.5, -1],
  'group2-shard1of2': [1, -1, 1, -1],
  'group2-shard2of2': [1, -1, 1, -1],
  'group3-shard1of1': [2],
};

export const smallModelSidecar = {
  preprocessing: { scale: 0.5, offset: 0 },
  taps: ['relu1', 'relu2'],
};

/** Writes the model into a folder, with the foldcam.json that says how to use it. */
export async function writeSmallModel(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'model.json'), JSON.stringify(smallModelJson));
  await writeFile(path.join(folder, 'foldcam.json'), JSON.stringify(smallModelSidecar));
  for (const [name, values] of Object.entries(smallModelWeights)) {
    await writeFile(path.join(folder, name), new Uint8Array(Float32Array.from(values).buffer));
  }
}
