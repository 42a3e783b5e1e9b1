import { torchMode } from '../../../core/image/preprocessing.js';
import type { Architecture } from './Architecture.js';
import { layerGraph, type LayerGraph } from './layerGraph.js';
import type { LayerNode } from './layers/LayerNode.js';
import { normRelu } from './residualBlocks.js';

/** Channels that each dense layer adds. */
const growth = 32;

/** Dense layers of each stage: table 1. */
const stages = [6, 12, 24, 16] as const;

/** keras.applications.densenet, DenseNet121. */
export function denseNet121(size = 224): Architecture {
  const graph = layerGraph('densenet121', size);
  let x = graph.zeroPad(graph.input, 3);
  x = graph.conv(x, { filters: 64, kernel: 7, stride: 2, bias: false, name: 'conv1_conv' });
  x = graph.zeroPad(normRelu(graph, x, 'conv1_bn', 'conv1_relu'), 1);
  x = graph.maxPool(x, { size: 3, stride: 2, name: 'pool1' });
  const blocks = [x.name];
  stages.forEach((layers, at) => {
    for (let i = 1; i <= layers; i++) {
      x = denseLayer(graph, x, `conv${String(at + 2)}_block${String(i)}`);
      blocks.push(x.name);
    }
    if (at === stages.length - 1) return;
    x = transition(graph, x, `pool${String(at + 2)}`);
    blocks.push(x.name);
  });
  x = normRelu(graph, x, 'bn', 'relu');
  return graph.build({
    title: 'DenseNet121 (arXiv:1608.06993)',
    output: x,
    blocks: [...blocks, x.name],
    // Stages end in a concatenation that no ReLU has seen as a whole: the one after it is tapped.
    taps: ['pool4_relu', 'relu'],
    preprocessing: torchMode,
  });
}

/** Appends `growth` channels to its input. */
function denseLayer(graph: LayerGraph, input: LayerNode, name: string): LayerNode {
  let x = normRelu(graph, input, `${name}_0_bn`, `${name}_0_relu`);
  x = graph.conv(x, { filters: 4 * growth, kernel: 1, bias: false, name: `${name}_1_conv` });
  x = normRelu(graph, x, `${name}_1_bn`, `${name}_1_relu`);
  const last = { filters: growth, kernel: 3, padding: 'same', bias: false } as const;
  x = graph.conv(x, { ...last, name: `${name}_2_conv` });
  return graph.concat([input, x], { name: `${name}_concat` });
}

/** Halves the channels, the height and the width. */
function transition(graph: LayerGraph, input: LayerNode, name: string): LayerNode {
  const filters = input.channels / 2;
  const x = normRelu(graph, input, `${name}_bn`, `${name}_relu`);
  const narrow = graph.conv(x, { filters, kernel: 1, bias: false, name: `${name}_conv` });
  return graph.averagePool(narrow, { size: 2, name: `${name}_pool` });
}
