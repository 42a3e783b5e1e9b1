import h5wasm from 'h5wasm';
import type { Architecture } from '../../adapters/tensor/architectures/Architecture.js';
import { randomWeights } from '../../adapters/tensor/weights/randomWeights.js';

/** An HDF5 file as Keras 2 lays it out, with random weights of an architecture. */
export async function writeKerasFile(architecture: Architecture, seed = 1): Promise<Uint8Array> {
  const { FS } = await h5wasm.ready;
  const name = 'written.h5';
  const file = new h5wasm.File(name, 'w');
  const values = randomWeights(architecture, seed);
  const layerNames: string[] = [];
  for (const { name: layer } of architecture.config.layers) {
    const own = architecture.weights.filter((spec) => spec.name.startsWith(`${layer}/`));
    if (own.length === 0) continue;
    layerNames.push(layer);
    const group = file.create_group(layer);
    group.create_group(layer);
    group.create_attribute(
      'weight_names',
      own.map((spec) => `${spec.name}:0`),
    );
    for (const spec of own) {
      const data = values.get(spec.name) ?? new Float32Array();
      group.create_dataset({ name: `${spec.name}:0`, data, shape: spec.shape });
    }
  }
  file.create_attribute('layer_names', layerNames);
  file.close();
  const bytes = FS.readFile(name);
  FS.unlink(name);
  return Uint8Array.from(bytes);
}
