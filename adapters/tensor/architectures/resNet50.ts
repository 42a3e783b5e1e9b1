import { caffeMode } from '../../../core/image/preprocessing.js';
import type { Architecture } from './Architecture.js';
import { layerGraph } from './layerGraph.js';
import { residualStages, residualStem } from './residualBlocks.js';

/** keras.applications.resnet, ResNet50. */
export function resNet50(size = 224): Architecture {
  const graph = layerGraph('resnet50', size);
  const stem = residualStem(graph, false);
  const blocks = residualStages(graph, stem, 1);
  return graph.build({
    title: 'ResNet50 (arXiv:1512.03385)',
    output: blocks.at(-1) ?? stem,
    blocks: [stem, ...blocks].map((block) => block.name),
    taps: ['conv4_block6_out', 'conv5_block3_out'],
    preprocessing: caffeMode,
  });
}
