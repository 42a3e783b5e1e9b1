import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { efficientNetLite0 } from '../../../../adapters/tensor/architectures/efficientNetLite0.js';
import { cutModel } from '../../../../adapters/tensor/backbones/cutModel.js';
import { layerOf } from '../../../../adapters/tensor/backbones/layerOf.js';
import type { LayersModel } from '../../../../adapters/tensor/backbones/LayersModel.js';
import {
  readKerasBytes,
  readKerasFile,
} from '../../../../adapters/tensor/weights/readKerasFile.js';
import { kerasExpected, kerasFile, tinyArchitecture } from '../../../support/kerasFiles.js';
import { reportUntested, sharedData } from '../../../support/sharedData.js';
import { temporaryFolders } from '../../../support/temporaryFolders.js';

const folder = temporaryFolders();
const tiny = tinyArchitecture();

/** The values of each layer's weights, as a plan reads them. */
async function valuesOf(model: LayersModel): Promise<Record<string, number[][]>> {
  const outputs = model.config.output_layers.map(([layer]) => String(layer));
  const { config, specs, bytes } = await cutModel(model, outputs);
  const layers = new Set(config.layers.map(({ name }) => name));
  const values: Record<string, number[][]> = {};
  specs.forEach((spec, i) => {
    const own = new Float32Array(Uint8Array.from(bytes[i] ?? []).buffer);
    (values[layerOf(spec.name, layers) ?? ''] ??= []).push([...own]);
  });
  return values;
}

const expected = Object.fromEntries(
  Object.entries(kerasExpected.weights).map(([layer, weights]) => [
    layer,
    weights.map(({ values }) => values),
  ]),
);

describe('readKerasBytes', () => {
  it.each([
    ['the weights of Keras 2', 'tiny.h5'],
    ['the weights of Keras 3', 'tiny.weights.h5'],
    ['the weights of an older Keras 3, without the names of layers', 'tiny_unnamed.weights.h5'],
    ['a .keras archive', 'tiny.keras'],
    ['a classifier whose layers have other automatic names', 'tiny_renamed.h5'],
    ['a whole classifier that has the model as a layer', 'tiny_inside.h5'],
    ['the weights of such a classifier by Keras 3', 'tiny_inside.weights.h5'],
  ])('reads %s', async (_, name) => {
    const model = await readKerasBytes(kerasFile(name), name, tiny);
    expect(await valuesOf(model)).toEqual(expected);
    expect(model.config).toBe(tiny.config);
  });

  it('gives every layer a group of its own, so that a cut reads no more than it needs', async () => {
    const model = await readKerasBytes(kerasFile('tiny.h5'), 'tiny.h5', tiny);
    const cut = await cutModel(model, ['conv2d_1']);
    expect(cut.specs.map(({ name }) => name)).toEqual([
      'conv2d/kernel',
      'batch_normalization/beta',
      'batch_normalization/moving_mean',
      'batch_normalization/moving_variance',
      'conv2d_1/kernel',
    ]);
  });

  it('reads a file while another one is read', async () => {
    const names = ['tiny.h5', 'tiny.keras', 'tiny.weights.h5'];
    const models = await Promise.all(
      names.map((name) => readKerasBytes(kerasFile(name), name, tiny)),
    );
    for (const model of models) expect(await valuesOf(model)).toEqual(expected);
  });
});

describe('readKerasFile', () => {
  it('reads a file by what is in it, whatever it is called', async () => {
    const file = path.join(await folder(), 'weights');
    await writeFile(file, kerasFile('tiny.keras'));
    expect(await valuesOf(await readKerasFile(file, tiny))).toEqual(expected);
  });

  it('names a file that is not there', async () => {
    const file = path.join(await folder(), 'nothing.h5');
    await expect(readKerasFile(file, tiny)).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      message: `${file} cannot be read`,
      where: { file },
    });
  });
});

const { backbones } = sharedData;
if (backbones === undefined)
  reportUntested('reading EfficientNet-Lite0 from its file', 'backbones');

describe.runIf(backbones !== undefined)('the file of EfficientNet-Lite0', () => {
  it('has every weight of the architecture, and plausible ones', async () => {
    const architecture = efficientNetLite0();
    const file = path.join(backbones ?? '', 'efficientnet_lite0/efficientnet_lite0_notop.h5');
    const values = await valuesOf(await readKerasFile(file, architecture));
    const count = Object.values(values).flat(2).length;
    // 4,652,008 trained ones less the classifier's 1281 × 1000; 42,016 moving means and variances.
    expect(count).toBe(4_652_008 - 1_281_000 + 42_016);
    const norms = Object.entries(values).filter(([layer]) => layer.endsWith('_bn'));
    expect(norms).toHaveLength(49);
    for (const [, [, , , variances = []]] of norms) {
      expect(Math.min(...variances)).toBeGreaterThanOrEqual(0);
    }
  });
});
