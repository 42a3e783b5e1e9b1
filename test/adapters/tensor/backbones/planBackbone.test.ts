import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBackbones } from '../../../../adapters/tensor/backbones/findBackbones.js';
import { planBackbone } from '../../../../adapters/tensor/backbones/planBackbone.js';
import type { BackboneChoice } from '../../../../core/sweep/SweepSpec.js';
import { smallModelJson, smallModelSidecar, writeSmallModel } from '../../../support/smallModel.js';
import { temporaryFolders } from '../../../support/temporaryFolders.js';

const folder = temporaryFolders();

async function model(name = 'small'): Promise<string> {
  const root = path.join(await folder(), name);
  await writeSmallModel(root);
  return root;
}

const plan = async (root: string, choice: Partial<BackboneChoice> = {}) =>
  planBackbone({ name: path.basename(root), ...choice }, await findBackbones([root]));

const floats = (...values: number[]): Uint8Array =>
  new Uint8Array(Float32Array.from(values).buffer);

describe('planBackbone', () => {
  it('pins the input, the preprocessing and the taps with their digests', async () => {
    const planned = await plan(await model());
    expect(planned).toMatchObject({
      id: 'small',
      name: 'small',
      inputSize: 4,
      preprocessing: { scale: 0.5, offset: 0 },
    });
    expect(planned.taps.map(({ layer }) => layer)).toEqual(['relu1', 'relu2']);
    const digests = [planned.digest, ...planned.taps.map(({ digest }) => digest)];
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(digests).size).toBe(3);
  });

  it('puts the taps in the order of the model, whatever the order asked for', async () => {
    const root = await model();
    const planned = await plan(root, { taps: ['relu2', 'relu1'] });
    expect(planned).toEqual(await plan(root));
  });

  it('calls the runs by `as`, which changes nothing else', async () => {
    const root = await model();
    expect(await plan(root, { as: 'tiny' })).toEqual({ ...(await plan(root)), id: 'tiny' });
  });

  it('gives the same weights the same digest, wherever and by whatever name they lie', async () => {
    const [one, other] = [await plan(await model()), await plan(await model('copy'))];
    expect(other.taps).toEqual(one.taps);
    expect(other.digest).toBe(one.digest);
  });

  it('a changed weight changes the digests of the taps after it alone', async () => {
    const root = await model();
    const before = await plan(root);
    await writeFile(path.join(root, 'group2-shard2of2'), floats(1, -1, 1, -2));
    const after = await plan(root);
    expect(after.taps[0]).toEqual(before.taps[0]);
    expect(after.taps[1]?.digest).not.toBe(before.taps[1]?.digest);
    await writeFile(path.join(root, 'group3-shard1of1'), floats(9));
    expect(await plan(root)).toEqual(after);
  });

  it('a changed preprocessing changes every digest', async () => {
    const root = await model();
    const before = await plan(root);
    const sidecar = { ...smallModelSidecar, preprocessing: { scale: 0.5, offset: -1 } };
    await writeFile(path.join(root, 'foldcam.json'), JSON.stringify(sidecar));
    const after = await plan(root);
    for (const [i, { digest }] of after.taps.entries()) {
      expect(digest).not.toBe(before.taps[i]?.digest);
    }
  });

  it('needs no file beyond the deepest tap', async () => {
    const root = await model();
    const whole = await plan(root);
    await rm(path.join(root, 'group3-shard1of1'));
    expect(await plan(root)).toEqual(whole);
    await rm(path.join(root, 'group2-shard1of2'));
    const shallow = await plan(root, { taps: ['relu1'] });
    expect(shallow.taps).toEqual([whole.taps[0]]);
  });

  it('names the file that is missing before the deepest tap', async () => {
    const root = await model();
    await rm(path.join(root, 'group2-shard2of2'));
    await expect(plan(root)).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      where: { file: path.join(root, 'group2-shard2of2') },
    });
  });

  it('names the file that is truncated', async () => {
    const root = await model();
    await writeFile(path.join(root, 'group1-shard1of1'), floats(1, -1, 2, 0, 3));
    await expect(plan(root)).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      message: 'weight conv1/kernel is truncated',
      where: { file: path.join(root, 'group1-shard1of1') },
    });
  });

  it('names the nearest backbone where there is none of the name', async () => {
    await expect(plan(await model(), { name: 'smal' })).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_UNKNOWN',
      message:
        'there is no backbone `smal`; did you mean `small`? At hand: small, mobilenet_v2, inception_v3',
      where: { key: 'backbones' },
    });
  });

  it('names the nearest layer where the backbone has none of the name', async () => {
    await expect(plan(await model(), { taps: ['relu1', 'rleu2'] })).rejects.toMatchObject({
      code: 'FOLDCAM_E_LAYER_UNKNOWN',
      message: 'small has no layer `rleu2`; did you mean `relu2`?',
      where: { key: 'backbones.taps' },
    });
  });

  it('asks for foldcam.json where the architecture is not known', async () => {
    const root = await model();
    await rm(path.join(root, 'foldcam.json'));
    await expect(plan(root)).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      where: { file: path.join(root, 'foldcam.json') },
    });
  });

  it.each([
    ['not square', [null, 4, 5, 3]],
    ['of one channel', [null, 4, 4, 1]],
    ['of any size', [null, null, null, 3]],
  ])('refuses a model whose input is %s', async (_, shape) => {
    const root = await model();
    const json = JSON.stringify(smallModelJson).replace(
      '"batch_input_shape":[null,4,4,3]',
      `"batch_input_shape":${JSON.stringify(shape)}`,
    );
    await writeFile(path.join(root, 'model.json'), json);
    await expect(plan(root)).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      message: `${root} does not take square images with three channels`,
    });
  });

  it('means the first of two folders with one name, and the own name before an alias', async () => {
    const [one, other] = [await model('mobilenet_v1_a'), await model('mobilenet_v1')];
    await writeFile(path.join(other, 'group1-shard1of1'), floats(9, -1, 2, 0, 3, 1, 0.5, -1));
    const byAlias = await planBackbone({ name: 'mobilenet_v1' }, await findBackbones([one]));
    expect(byAlias.digest).toBe((await plan(one)).digest);
    const byName = await planBackbone({ name: 'mobilenet_v1' }, await findBackbones([one, other]));
    expect(byName.digest).toBe((await plan(other)).digest);
    const copy = await model('mobilenet_v1');
    const first = await planBackbone({ name: 'mobilenet_v1' }, await findBackbones([copy, other]));
    expect(first.digest).toBe((await plan(copy)).digest);
  });

  it('keeps a preprocessing that differs between the channels', async () => {
    const root = await model();
    const preprocessing = { scale: 1, offset: [-103.939, -116.779, -123.68] };
    await writeFile(
      path.join(root, 'foldcam.json'),
      JSON.stringify({ ...smallModelSidecar, preprocessing }),
    );
    expect((await plan(root)).preprocessing).toEqual(preprocessing);
  });

  it('reads weights of layers whose names hold slashes', async () => {
    const root = await model();
    const before = await plan(root);
    const text = JSON.stringify(smallModelJson).replaceAll('conv2', 'block/conv');
    await writeFile(path.join(root, 'model.json'), text);
    const slashed = await plan(root);
    expect(slashed.taps[0]).toEqual(before.taps[0]);
    await writeFile(path.join(root, 'group2-shard2of2'), floats(1, -1, 1, -2));
    expect((await plan(root)).taps[1]?.digest).not.toBe(slashed.taps[1]?.digest);
  });

  it('names the layer that holds a value that is no number', async () => {
    const root = await model();
    await writeFile(path.join(root, 'group2-shard2of2'), floats(1, NaN, 1, -1));
    const file = ['group2-shard1of2', 'group2-shard2of2']
      .map((name) => path.join(root, name))
      .join(', ');
    await expect(plan(root)).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      message: `${file} has a value that is not a finite number in layer conv2 (conv2/kernel)`,
      where: { file },
    });
    expect(await plan(root, { taps: ['relu1'] })).toMatchObject({ taps: [{ layer: 'relu1' }] });
  });

  it('pins nothing where no recipe trains a block', async () => {
    const root = await model();
    const planned = await planBackbone({ name: 'small' }, await findBackbones([root]), [0, 0]);
    expect(planned).toEqual(await plan(root));
    expect(planned).not.toHaveProperty('cuts');
  });
});

describe('planBackbone with blocks that are trained', () => {
  const sidecar = { ...smallModelSidecar, blocks: ['relu1', 'relu2'] };
  const cut = async (
    root: string,
    unfreeze: readonly (number | 'all')[],
    choice: Partial<BackboneChoice> = {},
  ) => {
    await writeFile(path.join(root, 'foldcam.json'), JSON.stringify(sidecar));
    return planBackbone({ name: 'small', ...choice }, await findBackbones([root]), unfreeze);
  };

  it('pins a cut for each number of blocks, once, with the taps behind it', async () => {
    const { cuts } = await cut(await model(), [0, 1, 'all', 1]);
    expect(cuts).toMatchObject([
      { unfreeze: 1, layer: 'relu1', taps: ['relu2'] },
      { unfreeze: 'all', layer: 'input_1', taps: ['relu1', 'relu2'] },
    ]);
  });

  it('changes nothing else of the plan', async () => {
    const root = await model();
    const { cuts: _cuts, ...rest } = await cut(root, [1, 'all']);
    expect(rest).toEqual(await plan(root));
  });

  it('gives a cut the digest that its layer has as a tap', async () => {
    const { cuts, taps } = await cut(await model(), [1]);
    expect(cuts?.[0]?.digest).toBe(taps[0]?.digest);
  });

  it('a changed weight before the cut changes its digest, one behind it does not', async () => {
    const root = await model();
    const before = await cut(root, [1]);
    await writeFile(path.join(root, 'group2-shard2of2'), floats(1, -1, 1, -2));
    expect((await cut(root, [1])).cuts).toEqual(before.cuts);
    await writeFile(path.join(root, 'group1-shard1of1'), floats(9, -1, 2, 0, 3, 1, 0.5, -1));
    expect((await cut(root, [1])).cuts?.[0]?.digest).not.toBe(before.cuts?.[0]?.digest);
  });

  it('counts blocks from the deepest tap that is chosen', async () => {
    await expect(cut(await model(), [1], { taps: ['relu1'] })).rejects.toMatchObject({
      code: 'FOLDCAM_E_SWEEP_VALUE',
      message: 'small has 0 blocks before relu1, and a recipe unfreezes 1',
    });
  });
});

describe('planBackbone with random weights', () => {
  const random = (choice: Partial<BackboneChoice> = {}) =>
    planBackbone({ name: 'mobilenet_v3_small', weights: 'random', ...choice }, []);

  it('needs no file, and pins the seed', async () => {
    const planned = await random();
    expect(planned).toMatchObject({ inputSize: 224, weights: 'random', seed: 1 });
    expect(planned).toEqual(await random({ seed: 1 }));
    expect((await random({ seed: 2 })).digest).not.toBe(planned.digest);
  });

  it('knows the architectures that it can be asked for', async () => {
    await expect(random({ name: 'mobilenet_v3_smal' })).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_UNKNOWN',
      message: expect.stringContaining('did you mean `mobilenet_v3_small`?') as string,
    });
  });

  it('is never what a sweep gets that does not ask for it', async () => {
    for (const weights of [undefined, 'pretrained'] as const) {
      await expect(random({ weights })).rejects.toMatchObject({
        code: 'FOLDCAM_E_BACKBONE_MISSING',
        message: 'there are no weights of `mobilenet_v3_small` here',
        where: { key: 'backbones' },
        remedy:
          'Run `foldcam backbones add mobilenet_v3_small` (4 MB), or put mobilenet_v3_small.h5, ' +
          'mobilenet_v3_small_notop.h5, mobilenet_v3_small.weights.h5, mobilenet_v3_small.keras or ' +
          'weights_mobilenet_v3_small_224_1.0_float_no_top_v2.h5 into ~/.cache/foldcam/backbones ' +
          'or a folder that FOLDCAM_BACKBONES names.',
      });
    }
  });
});
