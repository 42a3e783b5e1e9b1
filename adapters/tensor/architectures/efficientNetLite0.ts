import type { Preprocessing } from '../../../core/image/preprocessing.js';
import type { Architecture } from './Architecture.js';
import { efficientNet } from './efficientNet.js';
import { layerGraph } from './layerGraph.js';

const preprocessing: Preprocessing = { scale: 1 / 128, offset: -127 / 128 };

/**
 * EfficientNet Lite0 (tensorflow/tpu, models/official/efficientnet/lite): B0 with ReLU6 and without
 * squeeze and excitation, padded as `same`. keras.applications lacks it; the names are those of B0.
 */
export function efficientNetLite0(size = 224): Architecture {
  const graph = layerGraph('efficientnet_lite0', size);
  const network = efficientNet(graph, graph.input, {
    activate: (input, name) => graph.relu(input, { max: 6, name }),
    ownPadding: false,
    excited: false,
    drop: 0,
  });
  return graph.build({ title: 'EfficientNet Lite0 (arXiv:1905.11946)', ...network, preprocessing });
}
