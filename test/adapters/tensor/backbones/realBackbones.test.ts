import { describe, expect, it } from 'vitest';
import { cutModel } from '../../../../adapters/tensor/backbones/cutModel.js';
import { findBackbones } from '../../../../adapters/tensor/backbones/findBackbones.js';
import { bundledBackbone } from '../../../../adapters/tensor/backbones/knownBackbones.js';
import { planBackbone } from '../../../../adapters/tensor/backbones/planBackbone.js';
import { reportUntested, sharedData } from '../../../support/sharedData.js';

describe('the MobileNetV2 that comes with the dependencies', () => {
  it('plans at 224 pixels with every one of its taps', async () => {
    const planned = await planBackbone({ name: 'mobilenet_v2' }, await findBackbones([]));
    expect(planned).toMatchObject({ inputSize: 224, preprocessing: { scale: 1 / 255, offset: 0 } });
    expect(planned.taps.map(({ layer }) => layer)).toEqual(bundledBackbone.taps);
    expect(new Set(planned.taps.map(({ digest }) => digest)).size).toBe(
      bundledBackbone.taps.length,
    );
  });

  it('carries its weights in one byte each', async () => {
    const [bundled] = await findBackbones([]);
    const model = await bundled?.read();
    if (!model) throw new Error('no bundled backbone');
    const cut = await cutModel(model, ['out_relu']);
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
