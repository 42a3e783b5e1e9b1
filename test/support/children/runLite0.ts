import { findArchitecture } from '../../../adapters/tensor/architectures/architectures.js';
import { cutModel } from '../../../adapters/tensor/backbones/cutModel.js';
import { decodeWeights } from '../../../adapters/tensor/graph/decodeWeights.js';
import { lowerGraph } from '../../../adapters/tensor/graph/lowerGraph.js';
import { runGraph } from '../../../adapters/tensor/graph/runGraph.js';
import { uploadParameters } from '../../../adapters/tensor/graph/uploadParameters.js';
import { openEngine, type EngineChoice } from '../../../adapters/tensor/openEngine.js';
import { readKerasFile } from '../../../adapters/tensor/weights/readKerasFile.js';

// Arguments: engine, a weights file of efficientnet_lite0. Prints, per block, the shape of its output
// for x[i] = sin(0.37 i) cos(0.0011 i), with mean, standard deviation, maximum and the first channels'
// means.
const [choice = '', file = ''] = process.argv.slice(2);
const architecture = findArchitecture('efficientnet_lite0');
if (!architecture) throw new Error('no efficientnet_lite0');
const model = await readKerasFile(file, architecture);
const { tf } = await openEngine(choice as EngineChoice);
const { blocks: outputs } = architecture;
const cut = await cutModel(model, outputs);
const weights = decodeWeights(cut.specs, cut.bytes);
const graph = lowerGraph(cut.config, { weights, outputs, origin: file });
const values = Float32Array.from(
  { length: 224 * 224 * 3 },
  (_, i) => Math.sin(0.37 * i) * Math.cos(0.0011 * i),
);
const input = tf.tensor(values, [1, 224, 224, 3]);
const outs = runGraph(tf, graph, uploadParameters(tf, graph.parameters), input);
const shown = outs.map((out, at) => {
  const data = out.dataSync<'float32'>();
  const channels = out.shape[3] ?? 1;
  const places = data.length / channels;
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const square = data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length;
  const means = Array.from({ length: 8 }, (_, channel) => {
    let sum = 0;
    for (let i = 0; i < places; i++) sum += data[i * channels + channel] ?? 0;
    return sum / places;
  });
  return {
    block: outputs[at],
    shape: out.shape.slice(1),
    mean,
    std: Math.sqrt(square),
    max: data.reduce((largest, value) => Math.max(largest, value), -Infinity),
    first8_of_gap: means,
  };
});
process.stdout.write(JSON.stringify(shown));
