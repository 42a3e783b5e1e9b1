import { correctPad } from './correctPad.js';
import type { LayerGraph } from './layerGraph.js';
import type { LayerNode } from './layers/LayerNode.js';

/** How a family of networks names and pads the layers of its blocks. */
export interface InvertedResidualStyle {
  /** Behind the block's prefix. */
  readonly names: Readonly<
    Record<
      | 'expand'
      | 'expandNorm'
      | 'expandActivation'
      | 'pad'
      | 'depthwise'
      | 'depthwiseNorm'
      | 'depthwiseActivation'
      | 'project'
      | 'projectNorm'
      | 'drop'
      | 'add',
      string
    >
  >;
  /** Zeros in a layer of their own before a stride of 2, else `same`. */
  readonly ownPadding: boolean;
  readonly momentum: number;
}

export interface InvertedResidual {
  readonly prefix: string;
  /** Channels within; left out, there is no expansion. */
  readonly expanded?: number | undefined;
  /** Channels out. */
  readonly filters: number;
  readonly kernel: number;
  readonly stride: number;
  readonly activate: (input: LayerNode, name: string) => LayerNode;
  /** Squeeze and excitation of what the depthwise convolution gives. */
  readonly excite?: ((input: LayerNode) => LayerNode) | undefined;
  /** Share of whole images dropped in Keras' training, where a shortcut leads round them. */
  readonly drop?: number;
}

/** Expand, filter each channel, project, add the input where it fits: arXiv:1801.04381, table 1. */
export function invertedResidual(
  graph: LayerGraph,
  input: LayerNode,
  style: InvertedResidualStyle,
  block: InvertedResidual,
): LayerNode {
  const { prefix, expanded, filters, kernel, stride, activate, excite, drop = 0 } = block;
  const { momentum } = style;
  const named = (part: keyof typeof style.names) => ({ name: prefix + style.names[part] });
  const pointwise = { kernel: 1, padding: 'same', bias: false } as const;

  let node = input;
  if (expanded !== undefined) {
    node = graph.conv(node, { ...pointwise, filters: expanded, ...named('expand') });
    node = graph.batchNorm(node, { momentum, ...named('expandNorm') });
    node = activate(node, named('expandActivation').name);
  }

  const padded = style.ownPadding && stride === 2;
  if (padded) node = graph.zeroPad(node, correctPad(node, kernel), named('pad'));
  const padding = padded ? 'valid' : 'same';
  node = graph.depthwise(node, { kernel, stride, padding, bias: false, ...named('depthwise') });
  node = graph.batchNorm(node, { momentum, ...named('depthwiseNorm') });
  node = activate(node, named('depthwiseActivation').name);

  if (excite) node = excite(node);
  node = graph.conv(node, { ...pointwise, filters, ...named('project') });
  node = graph.batchNorm(node, { momentum, ...named('projectNorm') });

  if (stride !== 1 || input.channels !== filters) return node;
  if (drop > 0) node = graph.dropout(node, { rate: drop, ...named('drop') });
  return graph.add([input, node], named('add'));
}
