import type { Tap } from '../../core/cam/Tap.js';
import { runGraph } from './graph/runGraph.js';
import type { Graph } from './graph/Step.js';
import { uploadParameters } from './graph/uploadParameters.js';
import { microBatches } from './memory/microBatches.js';
import type { Engine } from './openEngine.js';
import { readTaps } from './readTaps.js';

/** height, width, channels */
export type ImageShape = readonly [number, number, number];

/** A graph on an engine, ready to run. */
export interface Network {
  /**
   * One forward pass.
   * @param input images × the shape it was opened with
   * @returns per image the graph's outputs
   */
  run(input: Float32Array, images: number): Tap[][];
  dispose(): void;
}

/** @param parameters of the graph on the engine; the network disposes of them */
export function openNetwork(
  { tf }: Engine,
  graph: Graph,
  shape: ImageShape,
  parameters = uploadParameters(tf, graph.parameters),
): Network {
  const pieces = microBatches(64);
  const width = shape[0] * shape[1] * shape[2];
  return {
    run(input, images) {
      const taps: Tap[][] = [];
      pieces.each(images, (start, end) => {
        const outputs = tf.tidy(() => {
          const part = input.subarray(start * width, end * width);
          return runGraph(tf, graph, parameters, tf.tensor4d(part, [end - start, ...shape]));
        });
        const read = readAll(outputs);
        for (let i = 0; i < end - start; i++) {
          taps.push(read.map((own, t) => ({ layer: graph.outputs[t] ?? '', ...own(i) })));
        }
      });
      return taps;
    },
    dispose: () => parameters.forEach((tensor) => tensor.dispose()),
  };
}

type Output = Parameters<typeof readTaps>[0] & { dispose(): void };

// Memory may run out as late as here: then nothing must be left behind either.
function readAll(outputs: readonly Output[]): ReturnType<typeof readTaps>[] {
  try {
    return outputs.map(readTaps);
  } finally {
    outputs.forEach((output) => output.dispose());
  }
}
