import { describe, expect, it } from 'vitest';
import { ancestors } from '../../../../adapters/tensor/backbones/ancestors.js';
import { cutModel } from '../../../../adapters/tensor/backbones/cutModel.js';
import { findBackbone } from '../../../../adapters/tensor/backbones/findBackbone.js';
import { findBackbones } from '../../../../adapters/tensor/backbones/findBackbones.js';
import { planBackbone } from '../../../../adapters/tensor/backbones/planBackbone.js';
import { reportUntested, sharedData } from '../../../support/sharedData.js';

describe.each([
  // Stages and taps by the layers' names in the package's own model.json.
  ['mobilenet_v2', 224, 'out_relu'],
  ['inception_v3', 299, 'mixed10'],
] as const)('the %s that comes with the dependencies', (name, inputSize, last) => {
  const bundled = async () => findBackbone({ name }, await findBackbones([]));

  it('plans with every one of its taps', async () => {
    const { recipe } = await bundled();
    const planned = await planBackbone({ name }, await findBackbones([]));
    // The package divides by 255, and so was the model trained.
    expect(planned).toMatchObject({ inputSize, preprocessing: { scale: 1 / 255, offset: 0 } });
    expect(planned.taps.map(({ layer }) => layer)).toEqual(recipe?.taps);
    expect(planned.taps.at(-1)?.layer).toBe(last);
    expect(new Set(planned.taps.map(({ digest }) => digest)).size).toBe(planned.taps.length);
  });

  it('has its blocks one behind another: every path to the last layer leads through each', async () => {
    const { recipe, ...own } = await bundled();
    const { config } = await own.read();
    const blocks = (recipe?.blocks ?? []).filter((block) => block !== last);
    expect(blocks.length).toBeGreaterThan(8);
    for (const block of blocks) {
      const without = config.layers.map((layer) =>
        layer.name === block ? { ...layer, inbound_nodes: [] } : layer,
      );
      const reached = ancestors({ ...config, layers: without }, last);
      expect(reached).toContain(block);
      expect(reached).not.toContain('input_1');
    }
  });

  it('carries its weights in one byte each', async () => {
    const cut = await cutModel(await (await bundled()).read(), [last]);
    const kernels = cut.specs.flatMap((spec, i) =>
      spec.name.endsWith('kernel') ? [[spec, cut.bytes[i]] as const] : [],
    );
    expect(kernels.length).toBeGreaterThan(50);
    for (const [spec, bytes] of kernels) {
      expect(spec.quantization?.dtype).toBe('uint8');
      expect(bytes).toHaveLength(spec.shape.reduce((product, size) => product * size, 1));
    }
  });
});

const folder = sharedData.backbones;
if (folder === undefined) reportUntested('planning mobilenet_v1 from its files', 'backbones');

describe.runIf(folder !== undefined)('the MobileNetV1 of Keras', () => {
  it('plans at 224 pixels with its known taps, by its folder and by its architecture', async () => {
    const backbones = await findBackbones([folder ?? '']);
    const planned = await planBackbone({ name: 'mobilenet_v1' }, backbones);
    expect(planned).toMatchObject({
      inputSize: 224,
      preprocessing: { scale: 1 / 127.5, offset: -1 },
    });
    expect(planned.taps.map(({ layer }) => layer)).toEqual([
      'conv_pw_7_relu',
      'conv_pw_9_relu',
      'conv_pw_12_relu',
    ]);
    const byFolder = await planBackbone({ name: 'mobilenet_v1_1.0_224' }, backbones);
    expect(byFolder.taps).toEqual(planned.taps);
  });

  it('is refused at a tap beyond the file that the folder lacks', async () => {
    const choice = { name: 'mobilenet_v1', taps: ['conv_pw_13_relu'] };
    await expect(planBackbone(choice, await findBackbones([folder ?? '']))).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      message: expect.stringMatching(/group\d+-shard1of1 cannot be read$/) as string,
    });
  });
});

describe.runIf(folder !== undefined)('the EfficientNet-Lite0 of the shared folder', () => {
  it('plans from its weights file, under the name of the architecture', async () => {
    const backbones = await findBackbones([folder ?? '']);
    const planned = await planBackbone({ name: 'efficientnet_lite0' }, backbones);
    // Its authors feed (v - 127) / 128.
    expect(planned).toMatchObject({
      inputSize: 224,
      preprocessing: { scale: 1 / 128, offset: -127 / 128 },
    });
  });
});
