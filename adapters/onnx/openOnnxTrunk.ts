import type { Tap } from '../../core/cam/Tap.js';
import type { Graph } from '../tensor/graph/Step.js';
import type { ImageShape } from '../tensor/openNetwork.js';
import { readTaps } from '../tensor/readTaps.js';
import type { Trunk } from '../tensor/Trunk.js';
import { exportGraph, images as fed } from './exportGraph.js';
import type { FoundRuntime } from './findRuntime.js';
import { openSession } from './openSession.js';

/**
 * A graph on ONNX Runtime, on the processor. Its numbers are the engine's but for the order of sums: within
 * 1e-4 of the largest of a layer.
 * @throws Error of ONNX Runtime when it does not take the model
 */
export async function openOnnxTrunk(
  found: Pick<FoundRuntime, 'runtime' | 'threads'>,
  graph: Graph,
  shape: ImageShape,
): Promise<Trunk> {
  const model = exportGraph(graph, shape);
  const { Tensor } = found.runtime;
  const session = await openSession(found, model);
  return {
    async run(input, images) {
      const made = await session.run({ [fed]: new Tensor('float32', input, [images, ...shape]) });
      const layers = model.outputs.map(({ name }, i) => {
        const { dims, data } = made[name] ?? { dims: [], data: new Float32Array() };
        return {
          layer: graph.outputs[i] ?? '',
          read: readTaps({ shape: dims, dataSync: () => data }),
        };
      });
      return Array.from({ length: images }, (_, image): Tap[] =>
        layers.map(({ layer, read }) => ({ layer, ...read(image) })),
      );
    },
    dispose: () => {
      // What does not let go of its memory does so with the process.
      session.release().catch(() => undefined);
    },
  };
}
