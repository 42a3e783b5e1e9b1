import type { Architecture } from './Architecture.js';
import { invertedResidual, type InvertedResidualStyle } from './invertedResidual.js';
import { correctPad } from './correctPad.js';
import type { LayerGraph } from './layerGraph.js';
import type { LayerNode } from './layers/LayerNode.js';

/** Kernel, channels out, expansion, blocks, stride of the first: arXiv:1905.11946, table 1. */
const stages = [
  [3, 16, 1, 1, 1],
  [3, 24, 6, 2, 2],
  [5, 40, 6, 2, 2],
  [3, 80, 6, 3, 2],
  [5, 112, 6, 3, 1],
  [5, 192, 6, 4, 2],
  [3, 320, 6, 1, 1],
] as const;
const blockCount = 16;

const names: InvertedResidualStyle['names'] = {
  expand: 'expand_conv',
  expandNorm: 'expand_bn',
  expandActivation: 'expand_activation',
  pad: 'dwconv_pad',
  depthwise: 'dwconv',
  depthwiseNorm: 'bn',
  depthwiseActivation: 'activation',
  project: 'project_conv',
  projectNorm: 'project_bn',
  drop: 'drop',
  add: 'add',
};

export interface EfficientNetStyle {
  readonly activate: (input: LayerNode, name: string) => LayerNode;
  /** As in InvertedResidualStyle, for the stem too. */
  readonly ownPadding: boolean;
  readonly excited: boolean;
  /** Share of images dropped in the last block, growing from none in the first. */
  readonly drop: number;
}

/** The stem, the seven stages and the top that B0 and Lite0 have in common. */
export function efficientNet(
  graph: LayerGraph,
  input: LayerNode,
  style: EfficientNetStyle,
): Pick<Architecture, 'blocks' | 'taps'> & { output: LayerNode } {
  const { activate, ownPadding, excited } = style;

  let node = input;
  if (ownPadding) node = graph.zeroPad(node, correctPad(node, 3), { name: 'stem_conv_pad' });
  node = graph.conv(node, {
    filters: 32,
    kernel: 3,
    stride: 2,
    padding: ownPadding ? 'valid' : 'same',
    bias: false,
    name: 'stem_conv',
  });
  node = activate(graph.batchNorm(node, { name: 'stem_bn' }), 'stem_activation');
  const blocks = [node.name];

  stages.forEach(([kernel, filters, expansion, count, firstStride], stage) => {
    for (let i = 0; i < count; i++) {
      const prefix = `block${String(stage + 1)}${'abcd'.charAt(i)}_`;
      const reduced = Math.floor(node.channels / 4);
      node = invertedResidual(
        graph,
        node,
        { names, ownPadding, momentum: 0.99 },
        {
          prefix,
          expanded: expansion === 1 ? undefined : node.channels * expansion,
          filters,
          kernel,
          stride: i === 0 ? firstStride : 1,
          activate,
          excite: excited ? (inner) => excite(graph, inner, reduced, `${prefix}se_`) : undefined,
          drop: (style.drop * (blocks.length - 1)) / blockCount,
        },
      );
      blocks.push(node.name);
    }
  });

  const plain = { kernel: 1, padding: 'same', bias: false } as const;
  node = graph.conv(node, { ...plain, filters: 1280, name: 'top_conv' });
  node = activate(graph.batchNorm(node, { name: 'top_bn' }), 'top_activation');
  blocks.push(node.name);

  return { output: node, blocks, taps: ['block5c_add', 'block6d_add', 'top_activation'] };
}

/** Squeeze and excitation, arXiv:1709.01507; it narrows to a quarter of what came into the block. */
function excite(graph: LayerGraph, input: LayerNode, reduced: number, prefix: string): LayerNode {
  const { channels } = input;
  const plain = { kernel: 1, padding: 'same' } as const;
  let node = graph.globalAveragePool(input, { name: `${prefix}squeeze` });
  node = graph.reshape(node, [1, 1, channels], { name: `${prefix}reshape` });
  node = graph.conv(node, {
    ...plain,
    filters: reduced,
    activation: 'silu',
    name: `${prefix}reduce`,
  });
  node = graph.conv(node, {
    ...plain,
    filters: channels,
    activation: 'sigmoid',
    name: `${prefix}expand`,
  });
  return graph.multiply([input, node], { name: `${prefix}excite` });
}
