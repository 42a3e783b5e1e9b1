import { tfMode } from '../../../core/image/preprocessing.js';
import type { Architecture } from './Architecture.js';
import {
  convNormRelu,
  expandedCell,
  inceptionCell,
  reductionCell,
  type Step,
} from './inceptionBlocks.js';
import { layerGraph, type LayerGraph } from './layerGraph.js';
import type { LayerNode } from './layers/LayerNode.js';

/** keras.applications.inception_v3. */
export function inceptionV3(size = 299): Architecture {
  const graph = layerGraph('inception_v3', size);
  let x = stem(graph);
  const blocks = [x.name];
  const then = (node: LayerNode) => {
    x = node;
    blocks.push(x.name);
  };
  for (const [at, pooled] of [32, 64, 64].entries()) {
    then(inceptionCell(graph, x, `mixed${String(at)}`, squares, pooled));
  }
  then(reductionCell(graph, x, 'mixed3', [[[384, 3, 3]], threes]));
  for (const [at, filters] of [128, 160, 160, 192].entries()) {
    then(inceptionCell(graph, x, `mixed${String(at + 4)}`, sevens(filters), 192));
  }
  then(reductionCell(graph, x, 'mixed8', lastReduction));
  then(expandedCell(graph, x, 0));
  then(expandedCell(graph, x, 1));
  return graph.build({
    title: 'InceptionV3 (arXiv:1512.00567)',
    output: x,
    blocks,
    taps: ['mixed7', 'mixed10'],
    preprocessing: tfMode,
  });
}

function stem(graph: LayerGraph): LayerNode {
  let x = convNormRelu(graph, graph.input, 32, { kernel: 3, stride: 2, padding: 'valid' });
  x = convNormRelu(graph, x, 32, { kernel: 3, padding: 'valid' });
  x = convNormRelu(graph, x, 64, { kernel: 3 });
  x = graph.maxPool(x, { size: 3, stride: 2 });
  x = convNormRelu(graph, x, 80, { kernel: 1, padding: 'valid' });
  x = convNormRelu(graph, x, 192, { kernel: 3, padding: 'valid' });
  return graph.maxPool(x, { size: 3, stride: 2 });
}

const threes: readonly Step[] = [
  [64, 1, 1],
  [96, 3, 3],
  [96, 3, 3],
];

const squares: readonly (readonly Step[])[] = [
  [[64, 1, 1]],
  [
    [48, 1, 1],
    [64, 5, 5],
  ],
  threes,
];

/** Seven by seven as rows and columns: fig. 6. */
const sevens = (filters: number): readonly (readonly Step[])[] => [
  [[192, 1, 1]],
  [
    [filters, 1, 1],
    [filters, 1, 7],
    [192, 7, 1],
  ],
  [
    [filters, 1, 1],
    [filters, 7, 1],
    [filters, 1, 7],
    [filters, 7, 1],
    [192, 1, 7],
  ],
];

const lastReduction: readonly (readonly Step[])[] = [
  [
    [192, 1, 1],
    [320, 3, 3],
  ],
  [
    [192, 1, 1],
    [192, 1, 7],
    [192, 7, 1],
    [192, 3, 3],
  ],
];
