import type * as TensorFlow from '@tensorflow/tfjs';
import { findArchitecture } from '../../../adapters/tensor/architectures/architectures.js';
import type { Architecture } from '../../../adapters/tensor/architectures/Architecture.js';
import type { EngineChoice } from '../../../adapters/tensor/engines/EngineChoice.js';
import { lowerGraph } from '../../../adapters/tensor/graph/lowerGraph.js';
import { runGraph } from '../../../adapters/tensor/graph/runGraph.js';
import { runTrainingStep } from '../../../adapters/tensor/graph/runTrainingStep.js';
import type { Parameter } from '../../../adapters/tensor/graph/Step.js';
import { uploadParameters } from '../../../adapters/tensor/graph/uploadParameters.js';
import { openEngine } from '../../../adapters/tensor/openEngine.js';
import { randomWeights } from '../../../adapters/tensor/weights/randomWeights.js';
import type { Preprocessing } from '../../../core/image/preprocessing.js';
import { seededRandom } from '../../../core/random.js';
import {
  readArchitectureVector,
  type BackboneNumbers,
  type DrawnImages,
} from '../backboneNumbers.js';
import { drawPixels } from '../drawPixels.js';
import { summariseTensor, type TensorSummary } from '../summariseTensor.js';

type Tensor = TensorFlow.Tensor;

// Arguments: engine, `tail` or `full` for how far back gradients go, names of backbones. Prints, by
// name, what the oracle has of each, and how many tensors were left.
const [choice = '', reach = '', ...names] = process.argv.slice(2);
const { tf } = await openEngine(choice as EngineChoice);
const ran = names.map((name) => {
  const architecture = findArchitecture(name);
  if (!architecture) throw new RangeError(name);
  const before = tf.memory().numTensors;
  const numbers = runBackbone(architecture, readArchitectureVector(name).numbers);
  return [name, { ...numbers, left: tf.memory().numTensors - before }];
});
process.stdout.write(JSON.stringify(Object.fromEntries(ran)));

function runBackbone(architecture: Architecture, asked: BackboneNumbers) {
  const { seed, taps, activations, gradients } = asked;
  const values = randomWeights(architecture, seed);
  const weights = new Map(
    architecture.weights.map(({ name, shape }) => [
      name,
      { shape, data: values.get(name) ?? new Float32Array() },
    ]),
  );
  const input = drawImages(architecture.preprocessing, activations);
  const layers = activations.of.map(({ name }) => name);
  const outputs = runForward(architecture, weights, layers, input);
  const seen = outputs.map((output, i) => {
    const data = output.dataSync() as Float32Array;
    return summariseTensor(layers[i] ?? '', seed, output.shape, data);
  });

  const { cut, of } = gradients;
  const others = drawImages(architecture.preprocessing, gradients);
  const start = runForward(architecture, weights, [cut], others);
  const [first = '', ...tail] = of.map(({ name }) => name).filter((name) => name !== cut);
  const setting = { architecture, weights, taps, seed };
  const runs = [differentiate(setting, cut, start[0] as Tensor, [cut, ...tail])];
  if (reach === 'full') runs.push(differentiate(setting, undefined, others, [first]));
  tf.dispose([input, others, ...outputs, ...start]);
  return {
    activations: seen,
    logits: runs.map((run) => run.logit),
    gradients: runs.flatMap((run) => run.gradients),
  };
}

function drawImages(preprocessing: Preprocessing, drawn: DrawnImages): Tensor {
  const { size, images } = drawn;
  return tf.tensor4d(drawPixels(preprocessing, drawn), [images.length, size, size, 3]);
}

function runForward(
  { config, name }: Architecture,
  weights: ReadonlyMap<string, Parameter>,
  outputs: readonly string[],
  input: Tensor,
): Tensor[] {
  const graph = lowerGraph(config, { weights, outputs, origin: name });
  const parameters = uploadParameters(tf, graph.parameters);
  const made = runGraph(tf, graph, parameters, input);
  parameters.forEach((parameter) => parameter.dispose());
  return made;
}

interface Setting {
  readonly architecture: Architecture;
  readonly weights: ReadonlyMap<string, Parameter>;
  readonly taps: readonly string[];
  readonly seed: number;
}

/** @param wanted kernels, or `from` for what it gives */
function differentiate(
  { architecture, weights, taps, seed }: Setting,
  from: string | undefined,
  input: Tensor,
  wanted: readonly string[],
): { logit: number; gradients: TensorSummary[] } {
  const { config, name: origin } = architecture;
  const graph = lowerGraph(config, { weights, outputs: taps, from, origin });
  const parameters = uploadParameters(tf, graph.parameters);
  // The graph has one name for the kernels of both kinds of convolution.
  const inGraph = (name: string) =>
    graph.parameters.has(name) ? name : name.replace('/depthwise_kernel', '/kernel');
  const heads = taps.map((tap) => {
    const random = seededRandom('head', seed, tap);
    const channels = architecture.shapes.get(tap)?.at(-1) ?? 0;
    return Float32Array.from({ length: channels }, () => 2 * random() - 1);
  });
  const { value, grads } = tf.valueAndGrads((...given: Tensor[]) => {
    const own = new Map(parameters);
    let x = input;
    wanted.forEach((name, i) => {
      if (name === from) x = given[i] as Tensor;
      else own.set(inGraph(name), given[i] as Tensor);
    });
    const outputs = runGraph(tf, graph, own, x, runTrainingStep);
    const logits = outputs.map((output, t) =>
      tf.sum(tf.mul(tf.mean(output, [1, 2]), tf.tensor1d(heads[t] as Float32Array))),
    );
    return tf.addN(logits);
  })(wanted.map((name) => (name === from ? input : (parameters.get(inGraph(name)) as Tensor))));
  const gradients = wanted.map((name, i) => {
    const data = (grads[i] as Tensor).dataSync() as Float32Array;
    const raw = weights.get(name)?.data;
    // A batch norm that was folded into a kernel has scaled it: so the chain rule has it.
    const folded = graph.parameters.get(inGraph(name))?.data;
    const own = raw && folded ? data.map((g, k) => (g * (folded[k] ?? 0)) / (raw[k] ?? 0)) : data;
    return summariseTensor(name, seed, (grads[i] as Tensor).shape, own);
  });
  const logit = value.dataSync()[0] as number;
  tf.dispose([value, ...grads, ...parameters.values()]);
  return { logit, gradients };
}
