import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Architecture } from '../../../../adapters/tensor/architectures/Architecture.js';
import { mobileNetV2 } from '../../../../adapters/tensor/architectures/mobileNetV2.js';
import { mobileNetV3Small } from '../../../../adapters/tensor/architectures/mobileNetV3Small.js';
import { findBackbones } from '../../../../adapters/tensor/backbones/findBackbones.js';
import { planBackbone } from '../../../../adapters/tensor/backbones/planBackbone.js';
import { addBackbone } from '../../../../adapters/tensor/weights/addBackbone.js';
import { officialWeights } from '../../../../adapters/tensor/weights/officialWeights.js';
import { serveFiles } from '../../../support/fileServer.js';
import { smallModelWeights, smallModelJson } from '../../../support/smallModel.js';
import { temporaryFolders } from '../../../support/temporaryFolders.js';
import { writeKerasFile } from '../../../support/writeKerasFile.js';

const name = 'mobilenet_v3_small';
const folder = temporaryFolders();
const server = await serveFiles();
const weights = await writeKerasFile(mobileNetV3Small());
const sha256 = createHash('sha256').update(weights).digest('hex');
const onProgress = (done: number): void => server.received(done);

/** A file at the server. */
function serve(file: string, body: Uint8Array, more: object = {}): string {
  server.files.set(`/${file}`, { body, etag: '"one"', ...more });
  return `${server.address}/${file}`;
}

/** Lets the server stand in for the one that has keras.applications' weights. */
function serveOfficial(architecture: string, body: Uint8Array): string {
  const url = officialWeights[architecture]?.url ?? '';
  const here = serve(new URL(url).pathname.slice(1), body);
  const real = fetch;
  vi.stubGlobal('fetch', (address: string, init: RequestInit) =>
    real(address.replace(new URL(url).origin, server.address), init),
  );
  return here;
}
afterEach(() => void vi.unstubAllGlobals());

describe('addBackbone from an address', () => {
  it('downloads, checks and records it; then a sweep finds it', async () => {
    const cache = path.join(await folder(), 'cache');
    const from = serve('good.h5', weights, { breaks: [1_000_000] });
    const added = await addBackbone({ name, from, folder: cache, pauses: [0], onProgress });
    const record = { format: 'foldcam.backbone/1', name, file: `${name}.h5`, from, md5: null };
    const size = { bytes: weights.length, sha256 };
    expect(added).toEqual({ ...record, ...size, already: false });
    expect((await readdir(cache)).sort()).toEqual([`${name}.h5`, `${name}.source.json`]);
    const text = await readFile(path.join(cache, `${name}.source.json`), 'utf8');
    expect(JSON.parse(text)).toEqual({ ...record, ...size });
    const planned = await planBackbone({ name }, await findBackbones([cache]));
    const random = await planBackbone({ name, weights: 'random' }, []);
    // The file was written with the weights of seed 1.
    expect(planned.digest).toBe(random.digest);
  });

  it('does nothing when it is there, even where the server is gone', async () => {
    const cache = await folder();
    const from = serve('twice.h5', weights);
    const first = await addBackbone({ name, from, folder: cache });
    server.files.delete('/twice.h5');
    expect(await addBackbone({ name, from, folder: cache })).toEqual({ ...first, already: true });
    expect(server.asked.filter((one) => one === '/twice.h5')).toHaveLength(1);
  });

  it('downloads it again when the file in the cache is not what it was', async () => {
    const cache = await folder();
    const from = serve('again.h5', weights);
    await addBackbone({ name, from, folder: cache });
    await writeFile(path.join(cache, `${name}.h5`), weights.subarray(0, 1_000));
    expect(await addBackbone({ name, from, folder: cache })).toMatchObject({ already: false });
    expect((await readFile(path.join(cache, `${name}.h5`))).equals(weights)).toBe(true);
  });

  it('refuses a web page that comes with status 200, and leaves what was there', async () => {
    const cache = await folder();
    const from = serve('before.h5', weights);
    await addBackbone({ name, from, folder: cache });
    const page = serve('page.h5', Buffer.from('<!doctype html><title>Sign in</title>'));
    await expect(addBackbone({ name, from: page, folder: cache })).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      message: `${page} is a web page (HTML), not HDF5`,
      where: { file: page },
    });
    expect((await readdir(cache)).sort()).toEqual([`${name}.h5`, `${name}.source.json`]);
    expect((await readFile(path.join(cache, `${name}.h5`))).equals(weights)).toBe(true);
  });

  it('refuses weights of another architecture, naming the first layer', async () => {
    const cache = await folder();
    const from = serve('other.h5', weights);
    await expect(addBackbone({ name: 'vgg16', from, folder: cache })).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      message: expect.stringContaining('is not of vgg16: layer block1_conv1 wants') as string,
    });
    expect(await readdir(cache)).toEqual([]);
  });

  it('tells of a file that the server does not have', async () => {
    const from = `${server.address}/nowhere.h5`;
    await expect(addBackbone({ name, from, folder: await folder() })).rejects.toMatchObject({
      code: 'FOLDCAM_E_DOWNLOAD',
      where: { file: from },
    });
  });

  it('takes a tfjs layers model with the files it names', async () => {
    const cache = await folder();
    const from = serve('model/model.json', Buffer.from(JSON.stringify(smallModelJson)));
    for (const [file, values] of Object.entries(smallModelWeights)) {
      serve(`model/${file}`, new Uint8Array(Float32Array.from(values).buffer));
    }
    await expect(addBackbone({ name, from, folder: cache })).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      message: expect.stringMatching(/is not of mobilenet_v3_small: it has no layer /) as string,
    });
    expect(server.asked.filter((one) => one.startsWith('/model/')).sort()).toEqual(
      ['model.json', ...Object.keys(smallModelWeights)].map((file) => `/model/${file}`).sort(),
    );
  });
});

describe('addBackbone without an address', () => {
  it("takes Keras' own weights, by their shapes alone where Keras publishes no hash", async () => {
    const cache = await folder();
    const official = await writeKerasFile(mobileNetV2());
    serveOfficial('mobilenet_v2', official);
    const added = await addBackbone({ name: 'mobilenet_v2', folder: cache });
    expect(added).toMatchObject({ from: officialWeights['mobilenet_v2']?.url, md5: null });
    const [first] = await findBackbones([cache]);
    expect(first?.names).toEqual(['mobilenet_v2']);
    expect(first?.origin).toBe(path.join(cache, 'mobilenet_v2.h5'));
  });

  it('refuses a file whose hash is not the one that Keras publishes, and starts anew', async () => {
    const cache = await folder();
    serveOfficial(name, weights);
    const md5 = createHash('md5').update(weights).digest('hex');
    await expect(addBackbone({ name, folder: cache })).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      message: expect.stringContaining(`has the MD5 ${md5}, and Keras publishes`) as string,
    });
    expect(await readdir(cache)).toEqual([]);
  });

  it('is content with a whole file that someone put there', async () => {
    const cache = await folder();
    await writeFile(path.join(cache, `${name}.weights.h5`), weights);
    expect(await addBackbone({ name, folder: cache })).toMatchObject({
      already: true,
      file: `${name}.weights.h5`,
      sha256,
    });
  });

  it('asks where from for an architecture that Keras has no weights of', async () => {
    const adding = addBackbone({ name: 'efficientnet_lite0', folder: await folder() });
    await expect(adding).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_MISSING',
      remedy: expect.stringContaining('add efficientnet_lite0 --from FILE') as string,
    });
  });

  it('names the nearest architecture for a slip', async () => {
    await expect(addBackbone({ name: 'resnet5', folder: await folder() })).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_UNKNOWN',
      message: expect.stringContaining('did you mean `resnet50`?') as string,
    });
  });
});

describe('addBackbone from a file', () => {
  it('copies it, and again only when it has changed', async () => {
    const [cache, elsewhere] = [await folder(), await folder()];
    const from = path.join(elsewhere, 'mine');
    await writeFile(from, weights);
    const add = () => addBackbone({ name, from, folder: cache });
    expect(await add()).toMatchObject({ already: false, from, sha256 });
    expect(await add()).toMatchObject({ already: true });
    await writeFile(from, await writeKerasFile(mobileNetV3Small(), 2));
    expect(await add()).toMatchObject({ already: false });
    await rm(from);
    expect(await add()).toMatchObject({ already: true });
  });

  it('does not touch a download that broke off', async () => {
    const cache = await folder();
    const url = serve('broken.h5', weights, { breaks: [1_000_000] });
    const options = { name, folder: cache, pauses: [], onProgress };
    await expect(addBackbone({ ...options, from: url })).rejects.toThrow();
    const from = path.join(await folder(), 'mine.h5');
    await writeFile(from, weights);
    await addBackbone({ ...options, from });
    await addBackbone({ ...options, from: url });
    expect(server.asked.filter((one) => one.startsWith('/broken.h5'))).toEqual([
      '/broken.h5',
      '/broken.h5 bytes=1000000-',
    ]);
  });

  it('takes the place of what another source gave', async () => {
    const cache = await folder();
    await writeFile(path.join(cache, `${name}.keras`), 'old');
    await mkdir(path.join(cache, name));
    const from = path.join(await folder(), 'mine.h5');
    await writeFile(from, weights);
    await addBackbone({ name, from, folder: cache });
    expect((await readdir(cache)).sort()).toEqual([`${name}.h5`, `${name}.source.json`]);
  });

  it('names a file that is not there', async () => {
    const from = path.join(await folder(), 'nothing.h5');
    await expect(addBackbone({ name, from, folder: await folder() })).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      where: { file: from },
    });
  });

  it('copies the folder of a tfjs layers model, without files beyond the deepest tap', async () => {
    const [cache, elsewhere] = [await folder(), await folder()];
    const from = await writeLayersModel(path.join(elsewhere, 'model'), mobileNetV3Small());
    const added = await addBackbone({ name, from, folder: cache });
    expect(added).toMatchObject({ file: name, already: false });
    expect((await readdir(path.join(cache, name))).sort()).toEqual(['model.json', 'weights.bin']);
    expect(await addBackbone({ name, from, folder: cache })).toMatchObject({ already: true });
    const planned = await planBackbone({ name }, await findBackbones([cache]));
    expect(planned.taps.length).toBeGreaterThan(0);
  });

  it('refuses a model.json that names files outside its folder', async () => {
    const from = await folder();
    const [group] = smallModelJson.weightsManifest;
    const weightsManifest = [{ ...group, paths: ['../secret'] }];
    await writeFile(
      path.join(from, 'model.json'),
      JSON.stringify({ ...smallModelJson, weightsManifest }),
    );
    await expect(addBackbone({ name, from, folder: await folder() })).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      message: expect.stringContaining('"../secret" outside its folder') as string,
    });
  });
});

/** A tfjs layers model with weights of zeros, and one weight file that is not there. */
async function writeLayersModel(folder: string, architecture: Architecture): Promise<string> {
  await mkdir(folder);
  const specs = architecture.weights.map((spec) => ({ ...spec }));
  const model = {
    modelTopology: { model_config: { class_name: 'Functional', config: architecture.config } },
    weightsManifest: [
      { paths: ['weights.bin'], weights: specs },
      {
        paths: ['beyond.bin'],
        weights: [{ name: 'predictions/kernel', shape: [2], dtype: 'float32' }],
      },
    ],
  };
  await writeFile(path.join(folder, 'model.json'), JSON.stringify(model));
  const count = specs.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  await writeFile(path.join(folder, 'weights.bin'), new Uint8Array(4 * count));
  return folder;
}
