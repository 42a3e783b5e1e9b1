import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBackbones } from '../../../../adapters/tensor/backbones/findBackbones.js';
import { smallModelSidecar, writeSmallModel } from '../../../support/smallModel.js';
import { temporaryFolders } from '../../../support/temporaryFolders.js';

const folder = temporaryFolders();

describe('findBackbones', () => {
  it('finds the models in a folder in the order of their names, then those of npm', async () => {
    const root = await folder();
    await writeSmallModel(path.join(root, 'b'));
    await writeSmallModel(path.join(root, 'a'));
    await mkdir(path.join(root, 'no model'));
    await writeFile(path.join(root, 'README.md'), '');
    const found = await findBackbones([root]);
    expect(found.map(({ names, origin }) => [names, origin])).toEqual([
      [['a'], path.join(root, 'a')],
      [['b'], path.join(root, 'b')],
      [['mobilenet_v2'], 'npm package nsfwjs'],
      [['inception_v3'], 'npm package nsfwjs'],
    ]);
    expect(found[0]?.recipe).toEqual({
      preprocessing: { scale: 0.5, offset: 0 },
      taps: ['relu1', 'relu2'],
    });
  });

  it('takes a folder that is a model itself, and one behind a link', async () => {
    const root = await folder();
    await writeSmallModel(path.join(root, 'models', 'small'));
    await mkdir(path.join(root, 'links'));
    await symlink('../models/small', path.join(root, 'links', 'linked'));
    const found = await findBackbones([
      path.join(root, 'models', 'small'),
      path.join(root, 'links'),
    ]);
    expect(found.map(({ names }) => names[0])).toEqual([
      'small',
      'linked',
      'mobilenet_v2',
      'inception_v3',
    ]);
  });

  it('a folder of a known architecture has its name too, and what is known of it', async () => {
    const root = await folder();
    await writeSmallModel(path.join(root, 'mobilenet_v1_0.25_128'));
    await rename(
      path.join(root, 'mobilenet_v1_0.25_128', 'foldcam.json'),
      path.join(root, 'unused.json'),
    );
    const [known] = await findBackbones([root]);
    expect(known?.names).toEqual(['mobilenet_v1_0.25_128', 'mobilenet_v1']);
    // Keras's MobileNetV1 takes -1 … 1.
    expect(known?.recipe?.preprocessing).toEqual({ scale: 1 / 127.5, offset: -1 });
    expect(known?.recipe?.taps).toContain('conv_pw_12_relu');
  });

  it('a model of an unknown architecture without foldcam.json has no recipe', async () => {
    const root = await folder();
    await writeSmallModel(path.join(root, 'small'));
    await rename(path.join(root, 'small', 'foldcam.json'), path.join(root, 'unused.json'));
    expect((await findBackbones([root]))[0]).toMatchObject({ names: ['small'], recipe: undefined });
  });

  it.each([
    ['is not JSON', '{'],
    ['lacks its taps', '{"preprocessing": {"scale": 1, "offset": 0}}'],
    [
      'has two scales for three channels',
      '{"preprocessing": {"scale": [1, 1], "offset": 0}, "taps": ["a"]}',
    ],
    ['has a key too many', '{"preprocessing": {"scale": 1, "offset": 0}, "taps": ["a"], "x": 1}'],
  ])('refuses a foldcam.json that %s', async (_, text) => {
    const root = await folder();
    await writeSmallModel(root);
    const file = path.join(root, 'foldcam.json');
    await writeFile(file, text);
    await expect(findBackbones([root])).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      where: { file },
    });
  });

  it('passes over folders that are not there', async () => {
    const found = await findBackbones(['/no/such/folder']);
    expect(found.map(({ names }) => names)).toEqual([['mobilenet_v2'], ['inception_v3']]);
  });

  it('finds weights files by their names, in a folder and in the folders in it', async () => {
    const root = await folder();
    const official = 'mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224_no_top.h5';
    await mkdir(path.join(root, 'efficientnet'));
    for (const name of ['resnet50.keras', official, 'my_own.h5', 'vgg16.h5.partial']) {
      await writeFile(path.join(root, name), '');
    }
    await writeFile(path.join(root, 'efficientnet', 'efficientnet_lite0_notop.h5'), '');
    const found = await findBackbones([root]);
    expect(found.map(({ names, origin }) => [names, origin]).slice(0, 3)).toEqual([
      [['mobilenet_v2'], path.join(root, official)],
      [['resnet50'], path.join(root, 'resnet50.keras')],
      [['efficientnet_lite0'], path.join(root, 'efficientnet', 'efficientnet_lite0_notop.h5')],
    ]);
    expect(found).toHaveLength(5);
    // Keras' mode `caffe`: blue, green, red.
    expect(found[1]?.recipe?.preprocessing).toEqual({
      scale: 1,
      offset: [-103.939, -116.779, -123.68],
    });
    expect(found[1]?.recipe?.blocks?.length).toBeGreaterThan(4);
  });

  it('a foldcam.json beside one weights file changes how it is used', async () => {
    const root = await folder();
    await writeFile(path.join(root, 'vgg16.h5'), '');
    const sidecar = { ...smallModelSidecar, blocks: ['block4_pool'] };
    await writeFile(path.join(root, 'foldcam.json'), JSON.stringify(sidecar));
    expect((await findBackbones([root]))[0]?.recipe).toEqual(sidecar);
    await writeFile(path.join(root, 'resnet50.h5'), '');
    for (const { recipe } of (await findBackbones([root])).slice(0, 2)) {
      expect(recipe?.taps).not.toEqual(sidecar.taps);
    }
  });
});
