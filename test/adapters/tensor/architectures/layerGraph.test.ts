import { expect, test } from 'vitest';
import {
  layerGraph,
  type LayerGraph,
} from '../../../../adapters/tensor/architectures/layerGraph.js';
import type { LayerNode } from '../../../../adapters/tensor/architectures/layers/LayerNode.js';
import { noMode } from '../../../../core/image/preprocessing.js';

const finish = (graph: LayerGraph, output: LayerNode, blocks: string[] = []) =>
  graph.build({ title: 'Small', output, blocks, taps: [], preprocessing: noMode });

test('a graph becomes the layers of a Keras functional model', () => {
  const graph = layerGraph('small', 8);
  const conv = graph.conv(graph.input, { filters: 4, kernel: 3, stride: 2, padding: 'same' });
  const { config } = finish(graph, graph.relu(conv, { max: 6, name: 'out' }));
  expect(config).toEqual({
    name: 'small',
    input_layers: [['input_layer', 0, 0]],
    output_layers: [['out', 0, 0]],
    layers: [
      {
        name: 'input_layer',
        class_name: 'InputLayer',
        config: {
          name: 'input_layer',
          trainable: true,
          dtype: 'float32',
          batch_input_shape: [null, 8, 8, 3],
          sparse: false,
        },
        inbound_nodes: [],
      },
      {
        name: 'conv2d',
        class_name: 'Conv2D',
        config: {
          name: 'conv2d',
          trainable: true,
          dtype: 'float32',
          filters: 4,
          kernel_size: [3, 3],
          strides: [2, 2],
          padding: 'same',
          dilation_rate: [1, 1],
          data_format: 'channels_last',
          use_bias: true,
          activation: 'linear',
        },
        inbound_nodes: [[['input_layer', 0, 0, {}]]],
      },
      {
        name: 'out',
        class_name: 'ReLU',
        config: {
          name: 'out',
          trainable: true,
          dtype: 'float32',
          max_value: 6,
          negative_slope: 0,
          threshold: 0,
        },
        inbound_nodes: [[['conv2d', 0, 0, {}]]],
      },
    ],
  });
});

test('every weight has its shape, in the order of Keras', () => {
  const graph = layerGraph('small', 8);
  let node = graph.conv(graph.input, { filters: 4, kernel: [1, 3], name: 'c' });
  node = graph.depthwise(node, { kernel: 3, bias: false, name: 'd' });
  node = graph.separable(node, { filters: 5, kernel: 3, name: 's' });
  node = graph.batchNorm(node, { name: 'b' });
  node = graph.batchNorm(node, { scale: false, name: 'unscaled' });
  node = graph.globalAveragePool(node);
  const { weights } = finish(graph, graph.dense(node, { units: 2, name: 'f' }));
  expect(weights.map(({ name, shape }) => [name, ...shape])).toEqual([
    ['c/kernel', 1, 3, 3, 4],
    ['c/bias', 4],
    ['d/depthwise_kernel', 3, 3, 4, 1],
    ['s/depthwise_kernel', 3, 3, 4, 1],
    ['s/pointwise_kernel', 1, 1, 4, 5],
    ['s/bias', 5],
    ['b/gamma', 5],
    ['b/beta', 5],
    ['b/moving_mean', 5],
    ['b/moving_variance', 5],
    ['unscaled/beta', 5],
    ['unscaled/moving_mean', 5],
    ['unscaled/moving_variance', 5],
    ['f/kernel', 5, 2],
    ['f/bias', 2],
  ]);
});

test('every layer has the shape of its output', () => {
  const graph = layerGraph('small', 10);
  const [rows, columns] = [
    [0, 1],
    [2, 3],
  ] as const;
  const padded = graph.zeroPad(graph.input, [rows, columns]);
  const cropped = graph.crop(padded, [columns, rows]);
  const largest = graph.maxPool(padded, { size: 3, stride: 2 });
  const mean = graph.averagePool(padded, { size: 2, padding: 'same' });
  const joined = graph.concat([padded, graph.relu(padded)]);
  const pooled = graph.globalAveragePool(joined);
  const gate = graph.reshape(pooled, [1, 1, 6]);
  const kept = graph.globalAveragePool(joined, { keepdims: true });
  const gated = graph.multiply([joined, gate]);
  const sum = graph.add([gated, joined]);
  const nodes = [padded, cropped, largest, mean, joined, pooled, gate, kept, gated, sum];
  const shapes = [
    [11, 15, 3],
    [6, 14, 3],
    [5, 7, 3],
    [6, 8, 3],
    [11, 15, 6],
    [6],
    [1, 1, 6],
    [1, 1, 6],
    [11, 15, 6],
    [11, 15, 6],
  ];
  expect(nodes.map(({ shape }) => shape)).toEqual(shapes);
  const architecture = finish(graph, sum);
  expect(nodes.map(({ name }) => architecture.shapes.get(name))).toEqual(shapes);
});

test('layers that do not fit together are refused by name', () => {
  const graph = layerGraph('small', 8);
  const narrow = graph.conv(graph.input, { filters: 2, kernel: 1, name: 'narrow' });
  const small = graph.maxPool(graph.input, { size: 2 });
  expect(() => graph.add([graph.input, narrow])).toThrow(
    'input_layer [8,8,3] and narrow [8,8,2] do not fit',
  );
  expect(() => graph.multiply([graph.input, small])).toThrow(
    'input_layer [8,8,3] and max_pooling2d [4,4,3] do not fit',
  );
  expect(() => graph.concat([graph.input, small], { name: 'join' })).toThrow(
    'join joins sizes 8,8 and 4,4',
  );
  const gate = graph.globalAveragePool(graph.input, { keepdims: true, name: 'gate' });
  expect(() => graph.add([graph.input, gate])).toThrow('gate cannot be added');
});

test('a block or tap must be a layer', () => {
  const graph = layerGraph('small', 8);
  expect(() => finish(graph, graph.input, ['block_1'])).toThrow('small has no layer block_1');
});
