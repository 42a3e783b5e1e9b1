import { expect, test } from 'vitest';
import { recordLayers } from '../../../../../adapters/tensor/architectures/layers/recordLayers.js';

const nameless = (kind: string) => ({ kind, inputs: [], config: {}, shape: [1] });

test('layers without a name are numbered by their class, as Keras numbers them', () => {
  const { record } = recordLayers();
  const kinds = ['Conv2D', 'ReLU', 'Conv2D', 'DepthwiseConv2D', 'GlobalAveragePooling2D', 'Conv2D'];
  expect(kinds.map((kind) => record(nameless(kind)).name)).toEqual([
    'conv2d',
    're_lu',
    'conv2d_1',
    'depthwise_conv2d',
    'global_average_pooling2d',
    'conv2d_2',
  ]);
});

test('a named layer does not count, a name that was asked for does', () => {
  const { record, nextName } = recordLayers();
  record({ ...nameless('ReLU'), name: 'first' });
  expect(nextName('ReLU')).toBe('re_lu');
  expect(record(nameless('ReLU')).name).toBe('re_lu_1');
});

test('a name is given once', () => {
  const { record } = recordLayers();
  record({ ...nameless('Add'), name: 'add' });
  expect(() => record(nameless('Add'))).toThrow('there is a layer add already');
});
