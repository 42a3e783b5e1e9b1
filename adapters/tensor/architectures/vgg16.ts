import { caffeMode } from '../../../core/image/preprocessing.js';
import type { Architecture } from './Architecture.js';
import { layerGraph } from './layerGraph.js';

/** Convolutions and channels of each stage: table 1, column D. */
const stages = [
  [2, 64],
  [2, 128],
  [3, 256],
  [3, 512],
  [3, 512],
] as const;

/** keras.applications.vgg16. */
export function vgg16(size = 224): Architecture {
  const graph = layerGraph('vgg16', size);
  let x = graph.input;
  const blocks: string[] = [];
  stages.forEach(([convolutions, filters], at) => {
    const stage = `block${String(at + 1)}`;
    for (let i = 1; i <= convolutions; i++) {
      const name = `${stage}_conv${String(i)}`;
      x = graph.conv(x, { filters, kernel: 3, padding: 'same', activation: 'relu', name });
    }
    x = graph.maxPool(x, { size: 2, name: `${stage}_pool` });
    blocks.push(x.name);
  });
  return graph.build({
    title: 'VGG16 (arXiv:1409.1556)',
    output: x,
    blocks,
    taps: ['block4_pool', 'block5_conv3', 'block5_pool'],
    preprocessing: caffeMode,
  });
}
