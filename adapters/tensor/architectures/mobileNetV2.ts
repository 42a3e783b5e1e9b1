import { tfMode } from '../../../core/image/preprocessing.js';
import type { Architecture } from './Architecture.js';
import { invertedResidual, type InvertedResidualStyle } from './invertedResidual.js';
import { layerGraph } from './layerGraph.js';

/** Channels out, blocks, stride of the first one: arXiv:1801.04381, table 2. */
const stages = [
  [16, 1, 1],
  [24, 2, 2],
  [32, 3, 2],
  [64, 4, 2],
  [96, 3, 1],
  [160, 3, 2],
  [320, 1, 1],
] as const;

const style: InvertedResidualStyle = {
  names: {
    expand: 'expand',
    expandNorm: 'expand_BN',
    expandActivation: 'expand_relu',
    pad: 'pad',
    depthwise: 'depthwise',
    depthwiseNorm: 'depthwise_BN',
    depthwiseActivation: 'depthwise_relu',
    project: 'project',
    projectNorm: 'project_BN',
    drop: 'drop',
    add: 'add',
  },
  ownPadding: true,
  momentum: 0.999,
};

/** keras.applications.mobilenet_v2, alpha 1. */
export function mobileNetV2(size = 224): Architecture {
  const graph = layerGraph('mobilenet_v2', size);
  const { momentum } = style;

  let node = graph.conv(graph.input, {
    filters: 32,
    kernel: 3,
    stride: 2,
    padding: 'same',
    bias: false,
    name: 'Conv1',
  });
  node = graph.batchNorm(node, { momentum, name: 'bn_Conv1' });
  node = graph.relu(node, { max: 6, name: 'Conv1_relu' });
  const blocks = [node.name];

  for (const [filters, count, firstStride] of stages) {
    for (let i = 0; i < count; i++) {
      const id = blocks.length - 1;
      node = invertedResidual(graph, node, style, {
        prefix: id === 0 ? 'expanded_conv_' : `block_${String(id)}_`,
        expanded: id === 0 ? undefined : 6 * node.channels,
        filters,
        kernel: 3,
        stride: i === 0 ? firstStride : 1,
        activate: (input, name) => graph.relu(input, { max: 6, name }),
      });
      blocks.push(node.name);
    }
  }

  node = graph.conv(node, { filters: 1280, kernel: 1, bias: false, name: 'Conv_1' });
  node = graph.batchNorm(node, { momentum, name: 'Conv_1_bn' });
  node = graph.relu(node, { max: 6, name: 'out_relu' });
  blocks.push(node.name);

  return graph.build({
    title: 'MobileNetV2 (arXiv:1801.04381)',
    output: node,
    blocks,
    taps: [
      'block_10_project_BN',
      'block_12_add',
      'block_13_expand_relu',
      'block_14_add',
      'block_15_add',
      'block_16_expand_relu',
      'out_relu',
    ],
    preprocessing: tfMode,
  });
}
