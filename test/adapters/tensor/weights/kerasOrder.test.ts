import { describe, expect, it } from 'vitest';
import { readNsfwjsModel } from '../../../../adapters/tensor/backbones/readNsfwjsModel.js';
import { kerasOrder } from '../../../../adapters/tensor/weights/kerasOrder.js';
import { kerasExpected, tinyArchitecture } from '../../../support/kerasFiles.js';

describe('kerasOrder', () => {
  it('puts branches by their distance from the output, as Keras 3 lists them', () => {
    const { config } = tinyArchitecture();
    // Made short branch first; listed with the long one before it.
    expect(config.layers.map(({ name }) => name)).not.toEqual(kerasExpected.order);
    expect(kerasOrder(config)).toEqual(kerasExpected.order);
  });

  it('leaves the 318 layers of an InceptionV3 in the order in which Keras 2 wrote them', async () => {
    const { config } = await readNsfwjsModel('inception_v3');
    const shuffled = { ...config, layers: config.layers.toReversed() };
    expect(kerasOrder(shuffled)).toEqual(config.layers.map(({ name }) => name));
  });

  it('leaves out layers that the output does not need', () => {
    const { config } = tinyArchitecture();
    const cut = { ...config, output_layers: [['conv2d_1', 0, 0]] };
    expect(kerasOrder(cut)).toEqual(['input_layer', 'conv2d', 'batch_normalization', 'conv2d_1']);
  });
});
