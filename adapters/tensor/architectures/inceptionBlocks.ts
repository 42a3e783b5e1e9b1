import type { LayerGraph } from './layerGraph.js';
import type { LayerNode } from './layers/LayerNode.js';
import type { WindowOptions } from './layers/windowedSize.js';

/** A convolution without bias, a batch norm without gamma, a ReLU; under automatic names. */
export function convNormRelu(
  graph: LayerGraph,
  input: LayerNode,
  filters: number,
  window: WindowOptions,
): LayerNode {
  const conv = graph.conv(input, { filters, padding: 'same', bias: false, ...window });
  return graph.activation(graph.batchNorm(conv, { scale: false }), 'relu');
}

/** Filters, height and width of one convolution. */
export type Step = readonly [filters: number, height: number, width: number];

/** One convolution after another, the last one halving the size where asked for. */
export function chain(graph: LayerGraph, input: LayerNode, steps: readonly Step[], halve = false) {
  return steps.reduce((x, [filters, height, width], at) => {
    const kernel = [height, width] as const;
    const last = halve && at === steps.length - 1;
    return convNormRelu(
      graph,
      x,
      filters,
      last ? { kernel, stride: 2, padding: 'valid' } : { kernel },
    );
  }, input);
}

/** Averages over three by three, then one convolution. */
export function pooledBranch(graph: LayerGraph, input: LayerNode, filters: number): LayerNode {
  const pooled = graph.averagePool(input, { size: 3, stride: 1, padding: 'same' });
  return chain(graph, pooled, [[filters, 1, 1]]);
}

/** Branches that keep the size: chains, then the pooled one. */
export function inceptionCell(
  graph: LayerGraph,
  input: LayerNode,
  name: string,
  branches: readonly (readonly Step[])[],
  pooled: number,
): LayerNode {
  const ends = branches.map((steps) => chain(graph, input, steps));
  return graph.concat([...ends, pooledBranch(graph, input, pooled)], { name });
}

/** Branches that halve the size: chains, then a maximum pool. */
export function reductionCell(
  graph: LayerGraph,
  input: LayerNode,
  name: string,
  branches: readonly (readonly Step[])[],
): LayerNode {
  const ends = branches.map((steps) => chain(graph, input, steps, true));
  return graph.concat([...ends, graph.maxPool(input, { size: 3, stride: 2 })], { name });
}

/** Branches that end in a row and a column side by side: fig. 7 of arXiv:1512.00567. */
export function expandedCell(graph: LayerGraph, input: LayerNode, at: number): LayerNode {
  const plain = chain(graph, input, [[320, 1, 1]]);
  const split = (x: LayerNode, name?: string) => {
    const halves = [chain(graph, x, [[384, 1, 3]]), chain(graph, x, [[384, 3, 1]])];
    return graph.concat(halves, name === undefined ? {} : { name });
  };
  const narrow = split(chain(graph, input, [[384, 1, 1]]), `mixed9_${String(at)}`);
  const deep = split(
    chain(graph, input, [
      [448, 1, 1],
      [384, 3, 3],
    ]),
  );
  const pooled = pooledBranch(graph, input, 192);
  return graph.concat([plain, narrow, deep, pooled], { name: `mixed${String(9 + at)}` });
}
