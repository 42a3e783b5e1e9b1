import type { Graph, Parameter } from '../tensor/graph/Step.js';
import type { ImageShape } from '../tensor/openNetwork.js';
import type { Model } from './encodeModel.js';
import { openModelWriter } from './ModelWriter.js';
import { writeStep, type Value } from './writeStep.js';

/** The name of a model's input. */
export const images = 'foldcam/images';

/**
 * Writes a graph as a model of ONNX: images with the channels last go in, and so its outputs come out.
 * @param shape of an image
 */
export function exportGraph(graph: Graph, shape: ImageShape): Model {
  const writer = openModelWriter();
  const parameter = (name: string): Parameter => {
    const found = graph.parameters.get(name);
    if (!found) throw new RangeError(`parameter ${name} is missing`);
    return found;
  };
  const values = new Map<string, Value>();
  const valueOf = (name: string): Value => {
    const found = values.get(name);
    if (!found) throw new RangeError(`${name} is not computed`);
    return found;
  };
  writer.channelsSecond(images, 4, graph.input);
  values.set(graph.input, { name: graph.input, rank: 4 });
  for (const step of graph.steps) {
    values.set(step.output, writeStep(writer, step, step.inputs.map(valueOf), parameter));
  }
  const outputs = graph.outputs.map((layer, i) => {
    const { name, rank } = valueOf(layer);
    const last = writer.channelsLast(name, rank, `${name}/output ${i}`);
    const output = writer.add('Identity', [last], `output ${i}`);
    return { name: output, shape: Array.from({ length: rank }, (_, axis) => `${output} ${axis}`) };
  });
  const { nodes, constants } = writer;
  return { nodes, constants, inputs: [{ name: images, shape: ['n', ...shape] }], outputs };
}
