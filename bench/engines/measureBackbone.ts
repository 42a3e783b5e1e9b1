import { recipeSchema } from '../../core/sweep/Recipe.js';
import { findBackbones } from '../../adapters/tensor/backbones/findBackbones.js';
import { planBackbone } from '../../adapters/tensor/backbones/planBackbone.js';
import { readGraph } from '../../adapters/tensor/backbones/readGraph.js';
import type { Graph } from '../../adapters/tensor/graph/Step.js';
import { microBatches } from '../../adapters/tensor/memory/microBatches.js';
import { openNetwork, type ImageShape } from '../../adapters/tensor/openNetwork.js';
import type { Engine } from '../../adapters/tensor/openEngine.js';
import { batchGradients } from '../../adapters/tensor/tune/batchGradients.js';
import { openTailModel } from '../../adapters/tensor/tune/TailModel.js';
import { openTailOptimiser } from '../../adapters/tensor/tune/tailOptimiser.js';
import { imagesPerSecond } from './imagesPerSecond.js';
import { noise } from './noise.js';

/** One thing to be measured: forward passes, or steps of training the last blocks. */
export interface Work {
  readonly backbone: string;
  readonly batch: number;
  /** Blocks that are trained; forward passes without. */
  readonly unfreeze?: number | 'all';
}

/** Images a second of a backbone up to its deepest tap, on an engine. */
export async function measureBackbone(
  engine: Engine,
  folders: readonly string[],
  { backbone, batch, unfreeze }: Work,
): Promise<number> {
  const backbones = await findBackbones(folders);
  const planned = await planBackbone({ name: backbone }, backbones, [unfreeze ?? 0]);
  const outputs = planned.taps.slice(-1).map(({ layer }) => layer);
  const image: ImageShape = [planned.inputSize, planned.inputSize, 3];
  const from = planned.cuts?.[0]?.layer;
  if (from === undefined) {
    const network = openNetwork(engine, await readGraph(planned, backbones, { outputs }), image);
    const input = noise(image, batch);
    return imagesPerSecond(batch, () => void network.run(input, batch));
  }
  const graph = await readGraph(planned, backbones, { outputs, from });
  if (unfreeze === 'all') return measureSteps(engine, graph, image, batch);
  const trunk = openNetwork(
    engine,
    await readGraph(planned, backbones, { outputs: [from] }),
    image,
  );
  const [cut] = trunk.run(noise(image, 1), 1)[0] ?? [];
  trunk.dispose();
  if (!cut) throw new RangeError(`${from} has no output`);
  return measureSteps(engine, graph, [cut.height, cut.width, cut.channels], batch);
}

function measureSteps(
  { tf }: Engine,
  graph: Graph,
  shape: ImageShape,
  images: number,
): Promise<number> {
  const [layer = ''] = graph.outputs;
  const channels = channelsOf(graph, layer);
  const model = openTailModel(tf, {
    graph,
    shape,
    taps: [{ layer }],
    pooling: ['mean'],
    head: {
      by: { mean: new Float64Array(channels), scale: new Float64Array(channels).fill(1) },
      weights: new Float64Array(channels).fill(0.01),
      bias: 0,
    },
  });
  const optimiser = openTailOptimiser(tf, model, recipeSchema.parse({ name: 'tail' }));
  const pieces = microBatches(images);
  const batch = {
    input: noise(shape, images),
    samples: Array.from({ length: images }, (_, image) => ({ image, mirrored: false })),
    targets: Float32Array.from({ length: images }, (_, i) => i % 2),
    weights: new Float32Array(images).fill(1),
    mask: new Float32Array(channels).fill(1),
  };
  return imagesPerSecond(images, () => {
    const { gradients, loss } = batchGradients(tf, model, batch, 0, pieces);
    optimiser.step(gradients, 1e-6);
    // Waits for the device.
    loss.dataSync();
    loss.dispose();
  });
}

function channelsOf(graph: Graph, layer: string): number {
  const step = graph.steps.find(({ output }) => output === layer);
  if (step?.kind === 'concat') {
    return step.inputs.reduce((sum, input) => sum + channelsOf(graph, input), 0);
  }
  if (step && 'kernel' in step) return graph.parameters.get(step.kernel)?.shape.at(-1) ?? 0;
  const [input] = step?.inputs ?? [];
  if (input === undefined) throw new RangeError(`the channels of ${layer} are not known`);
  return channelsOf(graph, input);
}
