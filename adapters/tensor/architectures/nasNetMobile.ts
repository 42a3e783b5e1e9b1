import { tfMode } from '../../../core/image/preprocessing.js';
import type { Architecture } from './Architecture.js';
import { layerGraph } from './layerGraph.js';
import type { LayerNode } from './layers/LayerNode.js';
import { normalCell, reductionCell } from './nasNetBlocks.js';

/** NASNet-A (4 @ 1056): 1056 channels at the end, 24 × 44. */
const filters = 44;
const cells = 4;

/** keras.applications.nasnet, NASNetMobile. */
export function nasNetMobile(size = 224): Architecture {
  const graph = layerGraph('nasnet_mobile', size);
  const conv = { filters: 32, kernel: 3, stride: 2, bias: false, name: 'stem_conv1' };
  const stem = graph.batchNorm(graph.conv(graph.input, conv), {
    momentum: 0.9997,
    name: 'stem_bn1',
  });
  let before: LayerNode | undefined;
  let last = stem;
  const then = (cell: typeof normalCell, id: string, channels: number) => {
    const next = cell(graph, { id, before, last, filters: channels });
    [before, last] = [last, next];
  };
  then(reductionCell, 'stem_1', filters / 4);
  then(reductionCell, 'stem_2', filters / 2);
  for (let stage = 0; stage < 3; stage++) {
    const first = stage * cells;
    if (stage > 0) then(reductionCell, `reduce_${String(first)}`, filters * 2 ** stage);
    // The number of a reduction is not given to a cell again.
    const skipped = stage > 0 ? 1 : 0;
    for (let i = 0; i < cells; i++) {
      then(normalCell, String(first + i + skipped), filters * 2 ** stage);
    }
  }
  const output = graph.activation(last, 'relu');
  return graph.build({
    title: 'NASNetMobile (arXiv:1707.07012)',
    output,
    // A cell takes the two outputs before it, so paths meet before the first and after the last alone.
    blocks: [stem.name, last.name, output.name],
    taps: ['normal_concat_8', output.name],
    preprocessing: tfMode,
  });
}
