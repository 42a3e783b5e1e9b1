import h5wasm from 'h5wasm';
import { expect, it } from 'vitest';
import { wantedLayers } from '../../../../adapters/tensor/weights/wantedLayers.js';
import { readKerasBytes } from '../../../../adapters/tensor/weights/readKerasFile.js';
import { tinyArchitecture } from '../../../support/kerasFiles.js';

/** Files of the years before Keras 2.2: `conv2d_W_1:0`, and lists of names in several attributes. */
async function oldFile(): Promise<Uint8Array> {
  const { FS } = await h5wasm.ready;
  const file = new h5wasm.File('old.h5', 'w');
  const wanted = wantedLayers(tinyArchitecture());
  // What Keras does with a list that is too long for one attribute.
  file.create_attribute('layer_names0', ['input_1', ...wanted.slice(0, 2).map(({ name }) => name)]);
  file.create_attribute(
    'layer_names1',
    wanted.slice(2).map(({ name }) => name),
  );
  file.create_group('input_1').create_attribute('weight_names', []);
  for (const [l, { name, specs }] of wanted.entries()) {
    const group = file.create_group(name);
    const names = specs.map((_, i) => `${name}_W_${i}:0`);
    group.create_attribute('weight_names', names);
    for (const [i, { shape }] of specs.entries()) {
      const size = shape.reduce((product, one) => product * one, 1);
      // In float64, as some exporters write.
      const data = Float64Array.from({ length: size }, () => 10 * l + i);
      group.create_dataset({ name: names[i] ?? '', data, shape });
    }
  }
  file.close();
  const bytes = Uint8Array.from(FS.readFile('old.h5'));
  FS.unlink('old.h5');
  return bytes;
}

it('old names of weights are read by their order, lists in several attributes as one', async () => {
  const model = await readKerasBytes(await oldFile(), 'old.h5', tinyArchitecture());
  const [, norm] = model.weights;
  const bytes = Uint8Array.from((await norm?.read()) ?? []);
  // Layer 1: beta, moving mean and moving variance of two channels each.
  expect([...new Float32Array(bytes.buffer)]).toEqual([10, 10, 11, 11, 12, 12]);
  expect(model.weights).toHaveLength(7);
});
