import { noMode } from '../../../core/image/preprocessing.js';
import type { Architecture } from './Architecture.js';
import { efficientNet } from './efficientNet.js';
import { layerGraph } from './layerGraph.js';

/** ImageNet's deviation per colour, from 0 to 1. */
const deviation = [0.229, 0.224, 0.225];

/**
 * keras.applications.efficientnet, B0, as `weights='imagenet'` makes it: it scales 0 to 255 itself,
 * and divides once more by the root of the deviation (`rescaling_1`), since the weights were trained
 * so. Without these weights Keras leaves that layer out.
 */
export function efficientNetB0(size = 224): Architecture {
  const graph = layerGraph('efficientnet_b0', size);
  let node = graph.rescale(graph.input, { scale: 1 / 255 });
  node = graph.normalize(node);
  node = graph.rescale(node, { scale: deviation.map((value) => 1 / Math.sqrt(value)) });
  const network = efficientNet(graph, node, {
    activate: (input, name) => graph.activation(input, 'silu', { name }),
    ownPadding: true,
    excited: true,
    drop: 0.2,
  });
  return graph.build({
    title: 'EfficientNet B0 (arXiv:1905.11946)',
    ...network,
    preprocessing: noMode,
  });
}
