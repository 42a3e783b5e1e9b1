import { describe, expect, test } from 'vitest';
import { exportGraph, images as fed } from '../../adapters/onnx/exportGraph.js';
import { openSession } from '../../adapters/onnx/openSession.js';
import type { Architecture } from '../../adapters/tensor/architectures/Architecture.js';
import { architectures } from '../../adapters/tensor/architectures/architectures.js';
import { lowerGraph } from '../../adapters/tensor/graph/lowerGraph.js';
import { randomWeights } from '../../adapters/tensor/weights/randomWeights.js';
import { readArchitectureVector } from '../support/backboneNumbers.js';
import { drawPixels } from '../support/drawPixels.js';
import { expectSame } from '../support/expectSame.js';
import { hasOnnxRuntime, onnxRuntime } from '../support/onnxRuntime.js';
import { summariseTensor } from '../support/summariseTensor.js';

// Not in keras.applications.
const elsewhere = ['efficientnet_lite0'];
const known = [...architectures].filter(([name]) => !elsewhere.includes(name));

/** What ONNX Runtime has of the layers that the oracle has numbers of. */
async function run({ name, config, weights, preprocessing }: Architecture) {
  const { seed, activations } = readArchitectureVector(name).numbers;
  const drawn = randomWeights({ weights }, seed);
  const parameters = new Map(
    weights.map(({ name: own, shape }) => [
      own,
      { shape, data: drawn.get(own) ?? new Float32Array() },
    ]),
  );
  const layers = activations.of.map((one) => one.name);
  const graph = lowerGraph(config, { weights: parameters, outputs: layers, origin: name });
  const { size, images } = activations;
  const model = exportGraph(graph, [size, size, 3]);
  const found = onnxRuntime();
  const session = await openSession(found, model);
  const pixels = drawPixels(preprocessing, activations);
  const made = await session.run({
    [fed]: new found.runtime.Tensor('float32', pixels, [images.length, size, size, 3]),
  });
  await session.release();
  return model.outputs.map((output, i) => {
    const { dims, data } = made[output.name] ?? { dims: [], data: new Float32Array() };
    return summariseTensor(layers[i] ?? '', seed, dims, data);
  });
}

describe.skipIf(!hasOnnxRuntime())('backbones with random weights on ONNX Runtime', () => {
  test.each(known)(
    '%s gives what Keras gives, from its first layers to its last',
    async (name, build) => {
      const { of } = readArchitectureVector(name).numbers.activations;
      expect(of.length).toBeGreaterThan(2);
      expectSame(await run(build()), of);
    },
    120_000,
  );
});
