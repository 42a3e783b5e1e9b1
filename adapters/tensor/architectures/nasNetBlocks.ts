import { correctPad } from './correctPad.js';
import type { LayerGraph } from './layerGraph.js';
import type { LayerNode } from './layers/LayerNode.js';

const norm = { momentum: 0.9997 };

/** What a cell is made from: the output before the last, the last one, channels of a branch. */
export interface CellInput {
  readonly id: string;
  readonly before: LayerNode | undefined;
  readonly last: LayerNode;
  readonly filters: number;
}

/** A ReLU, a one by one convolution and a batch norm. */
function squeeze(graph: LayerGraph, x: LayerNode, filters: number, names: [string, string]) {
  const options = { filters, kernel: 1, padding: 'same', bias: false, name: names[0] } as const;
  const conv = graph.conv(graph.activation(x, 'relu'), options);
  return graph.batchNorm(conv, { ...norm, name: names[1] });
}

/** Twice a ReLU, a separable convolution and a batch norm. */
function separableTwice(
  graph: LayerGraph,
  input: LayerNode,
  id: string,
  filters: number,
  kernel: number,
  stride: 1 | 2 = 1,
): LayerNode {
  let x = graph.activation(input, 'relu');
  if (stride === 2) {
    x = graph.zeroPad(x, correctPad(x, kernel), { name: `separable_conv_1_pad_${id}` });
  }
  const padding = stride === 2 ? 'valid' : 'same';
  const shared = { filters, kernel, bias: false };
  x = graph.separable(x, { ...shared, stride, padding, name: `separable_conv_1_${id}` });
  x = graph.batchNorm(x, { ...norm, name: `separable_conv_1_bn_${id}` });
  x = graph.activation(x, 'relu');
  x = graph.separable(x, { ...shared, padding: 'same', name: `separable_conv_2_${id}` });
  return graph.batchNorm(x, { ...norm, name: `separable_conv_2_bn_${id}` });
}

/** Brings the output before the last to the size and the channels of this cell. */
function adjust(graph: LayerGraph, { id, before, last, filters }: CellInput): LayerNode {
  if (before === undefined) return last;
  if (before.shape[1] !== last.shape[1]) {
    const x = graph.activation(before, 'relu', { name: `adjust_relu_1_${id}` });
    const half = (from: LayerNode, at: 1 | 2) => {
      const name = `adjust_avg_pool_${String(at)}_${id}`;
      const pooled = graph.averagePool(from, { size: 1, stride: 2, name });
      const conv = { filters: Math.floor(filters / 2), kernel: 1, padding: 'same' } as const;
      return graph.conv(pooled, { ...conv, bias: false, name: `adjust_conv_${String(at)}_${id}` });
    };
    const even = half(x, 1);
    // The odd rows and columns: everything moved by one.
    const padded = graph.zeroPad(x, [
      [0, 1],
      [0, 1],
    ]);
    const moved = graph.crop(padded, [
      [1, 0],
      [1, 0],
    ]);
    const joined = graph.concat([even, half(moved, 2)]);
    return graph.batchNorm(joined, { ...norm, name: `adjust_bn_${id}` });
  }
  if (before.channels === filters) return before;
  return squeeze(graph, before, filters, [`adjust_conv_projection_${id}`, `adjust_bn_${id}`]);
}

const average = (graph: LayerGraph, x: LayerNode, name: string): LayerNode =>
  graph.averagePool(x, { size: 3, stride: 1, padding: 'same', name });

/** Fig. 4 left of arXiv:1707.07012: keeps the size. */
export function normalCell(graph: LayerGraph, input: CellInput): LayerNode {
  const { id, last, filters } = input;
  const p = adjust(graph, input);
  const h = squeeze(graph, last, filters, [`normal_conv_1_${id}`, `normal_bn_1_${id}`]);
  const twice = (x: LayerNode, place: string, kernel: number) =>
    separableTwice(graph, x, `normal_${place}_${id}`, filters, kernel);
  const add = (at: number, left: LayerNode, right: LayerNode) =>
    graph.add([left, right], { name: `normal_add_${String(at)}_${id}` });

  const x1 = add(1, twice(h, 'left1', 5), twice(p, 'right1', 3));
  const x2 = add(2, twice(p, 'left2', 5), twice(p, 'right2', 3));
  const x3 = add(3, average(graph, h, `normal_left3_${id}`), p);
  const left4 = average(graph, p, `normal_left4_${id}`);
  const x4 = add(4, left4, average(graph, p, `normal_right4_${id}`));
  const x5 = add(5, twice(h, 'left5', 3), h);
  return graph.concat([p, x1, x2, x3, x4, x5], { name: `normal_concat_${id}` });
}

/** Fig. 4 right: halves the size. */
export function reductionCell(graph: LayerGraph, input: CellInput): LayerNode {
  const { id, last, filters } = input;
  const p = adjust(graph, input);
  const h = squeeze(graph, last, filters, [`reduction_conv_1_${id}`, `reduction_bn_1_${id}`]);
  const padded = graph.zeroPad(h, correctPad(h, 3), { name: `reduction_pad_1_${id}` });
  const twice = (x: LayerNode, place: string, kernel: number, stride: 1 | 2) =>
    separableTwice(graph, x, `reduction_${place}_${id}`, filters, kernel, stride);
  const pool = { size: 3, stride: 2 };
  const add = (left: LayerNode, right: LayerNode, name?: string) =>
    graph.add([left, right], name === undefined ? {} : { name: `reduction_${name}_${id}` });

  const x1 = add(twice(h, 'left1', 5, 2), twice(p, 'right1', 7, 2), 'add_1');
  const left2 = graph.maxPool(padded, { ...pool, name: `reduction_left2_${id}` });
  const x2 = add(left2, twice(p, 'right2', 7, 2), 'add_2');
  const left3 = graph.averagePool(padded, { ...pool, name: `reduction_left3_${id}` });
  const x3 = add(left3, twice(p, 'right3', 5, 2), 'add3');
  const x4 = add(x2, average(graph, x1, `reduction_left4_${id}`));
  const left5 = twice(x1, 'left4', 3, 1);
  const x5 = add(left5, graph.maxPool(padded, { ...pool, name: `reduction_right5_${id}` }), 'add4');
  return graph.concat([x2, x3, x4, x5], { name: `reduction_concat_${id}` });
}
