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
      message: 'there is no backbone `smal`; did you mean `small`? At hand: small, mobilenet_v2',
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
});
