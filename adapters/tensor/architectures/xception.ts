import { tfMode } from '../../../core/image/preprocessing.js';
import type { Architecture } from './Architecture.js';
import { layerGraph, type LayerGraph } from './layerGraph.js';
import type { LayerNode } from './layers/LayerNode.js';

/** keras.applications.xception; fig. 5 of the paper. */
export function xception(size = 299): Architecture {
  const graph = layerGraph('xception', size);
  let x = convRelu(graph, graph.input, 'block1_conv1', 32, 2);
  x = convRelu(graph, x, 'block1_conv2', 64, 1);
  const blocks = [x.name];

  // Entry flow; the first of its blocks gets what a ReLU gave already.
  for (const [at, filters] of [128, 256, 728].entries()) {
    x = halvingBlock(graph, x, `block${String(at + 2)}`, [filters, filters], at > 0);
    blocks.push(x.name);
  }
  // Middle flow.
  for (let i = 5; i <= 12; i++) {
    let inner = x;
    for (let k = 1; k <= 3; k++) {
      inner = reluSeparable(graph, inner, `block${String(i)}`, k, 728);
    }
    x = graph.add([inner, x]);
    blocks.push(x.name);
  }
  // Exit flow.
  x = halvingBlock(graph, x, 'block13', [728, 1024], true);
  blocks.push(x.name);
  for (const [at, filters] of [1536, 2048].entries()) {
    const name = `block14_sepconv${String(at + 1)}`;
    x = graph.activation(separable(graph, x, name, filters), 'relu', { name: `${name}_act` });
    blocks.push(x.name);
  }
  return graph.build({
    title: 'Xception (arXiv:1610.02357)',
    output: x,
    blocks,
    taps: ['block13_sepconv2_act', 'block14_sepconv2_act'],
    preprocessing: tfMode,
  });
}

function convRelu(graph: LayerGraph, x: LayerNode, name: string, filters: number, stride: number) {
  const conv = graph.conv(x, { filters, kernel: 3, stride, bias: false, name });
  return graph.activation(graph.batchNorm(conv, { name: `${name}_bn` }), 'relu', {
    name: `${name}_act`,
  });
}

function separable(graph: LayerGraph, x: LayerNode, name: string, filters: number): LayerNode {
  const conv = graph.separable(x, { filters, kernel: 3, padding: 'same', bias: false, name });
  return graph.batchNorm(conv, { name: `${name}_bn` });
}

function reluSeparable(
  graph: LayerGraph,
  x: LayerNode,
  block: string,
  at: number,
  filters: number,
) {
  const name = `${block}_sepconv${String(at)}`;
  return separable(graph, graph.activation(x, 'relu', { name: `${name}_act` }), name, filters);
}

/** Two separable convolutions and a pool beside a strided convolution. */
function halvingBlock(
  graph: LayerGraph,
  input: LayerNode,
  name: string,
  [first, second]: readonly [number, number],
  activated: boolean,
): LayerNode {
  const side = { filters: second, kernel: 1, stride: 2, padding: 'same', bias: false } as const;
  const residual = graph.batchNorm(graph.conv(input, side));
  let x = activated
    ? reluSeparable(graph, input, name, 1, first)
    : separable(graph, input, `${name}_sepconv1`, first);
  x = reluSeparable(graph, x, name, 2, second);
  x = graph.maxPool(x, { size: 3, stride: 2, padding: 'same', name: `${name}_pool` });
  return graph.add([x, residual]);
}
