import type { LayerNode } from './layers/LayerNode.js';
import type { LayerGraph } from './layerGraph.js';

/** keras/src/applications/resnet.py and densenet.py; a layer's default is 0.001. */
const epsilon = 1.001e-5;

/** Batch norm, then ReLU. */
export function normRelu(graph: LayerGraph, input: LayerNode, norm: string, relu: string) {
  return graph.activation(graph.batchNorm(input, { epsilon, name: norm }), 'relu', { name: relu });
}

/** Seven by seven at stride 2, normalised unless the blocks do that themselves, then a pool at stride 2. */
export function residualStem(graph: LayerGraph, preactivated: boolean): LayerNode {
  const padded = graph.zeroPad(graph.input, 3, { name: 'conv1_pad' });
  const conv = graph.conv(padded, { filters: 64, kernel: 7, stride: 2, name: 'conv1_conv' });
  const out = preactivated ? conv : normRelu(graph, conv, 'conv1_bn', 'conv1_relu');
  const pooled = graph.zeroPad(out, 1, { name: 'pool1_pad' });
  return graph.maxPool(pooled, { size: 3, stride: 2, name: 'pool1_pool' });
}

interface BlockOptions {
  readonly name: string;
  readonly filters: number;
  readonly stride: number;
  /** Whether the shortcut is a convolution. */
  readonly project: boolean;
}

/** A bottleneck whose ReLU follows the sum: fig. 5 of arXiv:1512.03385. */
function postactivated(graph: LayerGraph, input: LayerNode, options: BlockOptions): LayerNode {
  const { name, filters, stride, project } = options;
  const wide = 4 * filters;
  const conv0 = { filters: wide, kernel: 1, stride, name: `${name}_0_conv` };
  const shortcut = project
    ? graph.batchNorm(graph.conv(input, conv0), { epsilon, name: `${name}_0_bn` })
    : input;
  let x = graph.conv(input, { filters, kernel: 1, stride, name: `${name}_1_conv` });
  x = normRelu(graph, x, `${name}_1_bn`, `${name}_1_relu`);
  x = graph.conv(x, { filters, kernel: 3, padding: 'same', name: `${name}_2_conv` });
  x = normRelu(graph, x, `${name}_2_bn`, `${name}_2_relu`);
  x = graph.conv(x, { filters: wide, kernel: 1, name: `${name}_3_conv` });
  x = graph.batchNorm(x, { epsilon, name: `${name}_3_bn` });
  x = graph.add([shortcut, x], { name: `${name}_add` });
  return graph.activation(x, 'relu', { name: `${name}_out` });
}

/** A bottleneck whose norm and ReLU come first: fig. 1b of arXiv:1603.05027. */
function preactivated(graph: LayerGraph, input: LayerNode, options: BlockOptions): LayerNode {
  const { name, filters, stride, project } = options;
  const wide = 4 * filters;
  const active = normRelu(graph, input, `${name}_preact_bn`, `${name}_preact_relu`);
  let shortcut = input;
  if (project) {
    shortcut = graph.conv(active, { filters: wide, kernel: 1, stride, name: `${name}_0_conv` });
  } else if (stride > 1) {
    shortcut = graph.maxPool(input, { size: 1, stride });
  }
  let x = graph.conv(active, { filters, kernel: 1, bias: false, name: `${name}_1_conv` });
  x = normRelu(graph, x, `${name}_1_bn`, `${name}_1_relu`);
  x = graph.zeroPad(x, 1, { name: `${name}_2_pad` });
  x = graph.conv(x, { filters, kernel: 3, stride, bias: false, name: `${name}_2_conv` });
  x = normRelu(graph, x, `${name}_2_bn`, `${name}_2_relu`);
  x = graph.conv(x, { filters: wide, kernel: 1, name: `${name}_3_conv` });
  return graph.add([shortcut, x], { name: `${name}_out` });
}

/** The 3, 4, 6 and 3 bottlenecks of ResNet50; what each of them gives, in order. */
export function residualStages(graph: LayerGraph, input: LayerNode, version: 1 | 2): LayerNode[] {
  const outputs: LayerNode[] = [];
  let x = input;
  [3, 4, 6, 3].forEach((blocks, stage) => {
    for (let i = 1; i <= blocks; i++) {
      const options = {
        name: `conv${String(stage + 2)}_block${String(i)}`,
        filters: 64 * 2 ** stage,
        project: i === 1,
      };
      // The first version halves the size at the start of every stage but the first, Keras' second
      // one at the end of every stage but the last.
      const halves = version === 1 ? i === 1 && stage > 0 : i === blocks && stage < 3;
      const block = version === 1 ? postactivated : preactivated;
      x = block(graph, x, { ...options, stride: halves ? 2 : 1 });
      outputs.push(x);
    }
  });
  return outputs;
}
