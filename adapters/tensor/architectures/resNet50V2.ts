import { tfMode } from '../../../core/image/preprocessing.js';
import type { Architecture } from './Architecture.js';
import { layerGraph } from './layerGraph.js';
import { normRelu, residualStages, residualStem } from './residualBlocks.js';

/** keras.applications.resnet_v2, ResNet50V2. */
export function resNet50V2(size = 224): Architecture {
  const graph = layerGraph('resnet50_v2', size);
  const stem = residualStem(graph, true);
  const blocks = residualStages(graph, stem, 2);
  const output = normRelu(graph, blocks.at(-1) ?? stem, 'post_bn', 'post_relu');
  return graph.build({
    title: 'ResNet50V2 (arXiv:1603.05027)',
    output,
    blocks: [stem, ...blocks, output].map((block) => block.name),
    // Blocks end in a sum that no ReLU has seen: the ReLU that the next block starts with is tapped.
    taps: ['conv4_block6_preact_relu', 'conv5_block1_preact_relu', 'post_relu'],
    preprocessing: tfMode,
  });
}
