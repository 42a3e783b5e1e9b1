import { tfMode } from '../../../core/image/preprocessing.js';
import type { Architecture } from './Architecture.js';
import { layerGraph } from './layerGraph.js';

/** Channels out and stride of each block. */
const stages = [
  [64, 1],
  [128, 2],
  [128, 1],
  [256, 2],
  [256, 1],
  [512, 2],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [512, 1],
  [1024, 2],
  [1024, 1],
] as const;

/** keras.applications.mobilenet, alpha 1. */
export function mobileNetV1(size = 224): Architecture {
  const graph = layerGraph('mobilenet_v1', size);
  const plain = { padding: 'same', bias: false } as const;

  let node = graph.conv(graph.input, {
    ...plain,
    filters: 32,
    kernel: 3,
    stride: 2,
    name: 'conv1',
  });
  node = graph.batchNorm(node, { name: 'conv1_bn' });
  node = graph.relu(node, { max: 6, name: 'conv1_relu' });
  const blocks = [node.name];

  stages.forEach(([filters, stride], i) => {
    const id = String(i + 1);
    const [dw, pw] = [`conv_dw_${id}`, `conv_pw_${id}`];
    if (stride === 2) {
      const lowerRight = [
        [0, 1],
        [0, 1],
      ] as const;
      node = graph.zeroPad(node, lowerRight, { name: `conv_pad_${id}` });
    }
    const padding = stride === 2 ? 'valid' : 'same';
    node = graph.depthwise(node, { kernel: 3, stride, padding, bias: false, name: dw });
    node = graph.batchNorm(node, { name: `${dw}_bn` });
    node = graph.relu(node, { max: 6, name: `${dw}_relu` });
    node = graph.conv(node, { ...plain, filters, kernel: 1, name: pw });
    node = graph.batchNorm(node, { name: `${pw}_bn` });
    node = graph.relu(node, { max: 6, name: `${pw}_relu` });
    blocks.push(node.name);
  });

  return graph.build({
    title: 'MobileNetV1 (arXiv:1704.04861)',
    output: node,
    blocks,
    // Not conv_pw_11: it responds to the zero padding below every image more than to what is in it.
    taps: ['conv_pw_7_relu', 'conv_pw_9_relu', 'conv_pw_12_relu'],
    preprocessing: tfMode,
  });
}
