import { noMode } from '../../../core/image/preprocessing.js';
import type { Architecture } from './Architecture.js';
import { invertedResidual, type InvertedResidualStyle } from './invertedResidual.js';
import { layerGraph, type LayerGraph } from './layerGraph.js';
import type { LayerNode } from './layers/LayerNode.js';
import { roundFilters } from './roundFilters.js';

export interface MobileNetV3Block {
  /** Channels within, as a multiple of those that come in. */
  readonly expansion: number;
  readonly filters: number;
  readonly kernel: 3 | 5;
  readonly stride: 1 | 2;
  readonly excited: boolean;
  readonly activation: 'relu' | 'hard_silu';
}

/** One line of a table of arXiv:1905.02244; SE is squeeze and excitation, HS the hard swish. */
export const block = (
  kernel: 3 | 5,
  expansion: number,
  filters: number,
  se: 'SE' | '-',
  activation: 'RE' | 'HS',
  stride: 1 | 2,
): MobileNetV3Block => ({
  expansion,
  filters,
  kernel,
  stride,
  excited: se === 'SE',
  activation: activation === 'RE' ? 'relu' : 'hard_silu',
});

const style: InvertedResidualStyle = {
  names: {
    expand: 'expand',
    expandNorm: 'expand_bn',
    expandActivation: '',
    pad: 'depthwise_pad',
    depthwise: 'depthwise',
    depthwiseNorm: 'depthwise_bn',
    depthwiseActivation: '',
    project: 'project',
    projectNorm: 'project_bn',
    drop: 'drop',
    add: 'add',
  },
  ownPadding: true,
  momentum: 0.999,
};

/**
 * keras.applications.mobilenet_v3, alpha 1, not minimalistic, with its own rescaling of 0 to 255.
 *
 * Keras has x + 3, a ReLU6 and a division by 6 for the hard sigmoid. Here it is one Activation, under
 * the name of that ReLU6 (`re_lu_1`, …), whose values it has divided by 6.
 */
export function mobileNetV3(
  facts: { name: string; title: string; size: number; stage16: string; stage32: string },
  table: readonly MobileNetV3Block[],
): Architecture {
  const graph = layerGraph(facts.name, facts.size);
  const { momentum } = style;

  let node = graph.rescale(graph.input, { scale: 1 / 127.5, offset: -1 });
  node = graph.conv(node, {
    filters: 16,
    kernel: 3,
    stride: 2,
    padding: 'same',
    bias: false,
    name: 'conv',
  });
  node = graph.batchNorm(node, { momentum, name: 'conv_bn' });
  node = graph.activation(node, 'hard_silu');
  const blocks = [node.name];

  table.forEach(({ expansion, filters, kernel, stride, excited, activation }, id) => {
    const prefix = id === 0 ? 'expanded_conv_' : `expanded_conv_${String(id)}_`;
    const expanded = roundFilters(node.channels * expansion);
    node = invertedResidual(graph, node, style, {
      prefix,
      expanded: id === 0 ? undefined : expanded,
      filters,
      kernel,
      stride,
      activate: (input) =>
        activation === 'relu' ? graph.relu(input) : graph.activation(input, activation),
      excite: excited ? (input) => excite(graph, input, `${prefix}squeeze_excite_`) : undefined,
    });
    blocks.push(node.name);
  });

  node = graph.conv(node, {
    filters: roundFilters(6 * node.channels),
    kernel: 1,
    padding: 'same',
    bias: false,
    name: 'conv_1',
  });
  node = graph.batchNorm(node, { momentum, name: 'conv_1_bn' });
  node = graph.activation(node, 'hard_silu');
  blocks.push(node.name);

  return graph.build({
    title: facts.title,
    output: node,
    blocks,
    taps: [facts.stage16, facts.stage32, node.name],
    preprocessing: noMode,
  });
}

/** Channels weighted by what all of the image says: arXiv:1905.02244, section 5.3. */
function excite(graph: LayerGraph, input: LayerNode, prefix: string): LayerNode {
  const { channels } = input;
  const plain = { kernel: 1, padding: 'same' } as const;
  let node = graph.globalAveragePool(input, { keepdims: true, name: `${prefix}avg_pool` });
  node = graph.conv(node, {
    ...plain,
    filters: roundFilters(channels / 4),
    name: `${prefix}conv`,
  });
  node = graph.relu(node, { name: `${prefix}relu` });
  node = graph.conv(node, { ...plain, filters: channels, name: `${prefix}conv_1` });
  node = graph.activation(node, 'hard_sigmoid', { name: graph.nextName('ReLU') });
  return graph.multiply([input, node], { name: `${prefix}mul` });
}
