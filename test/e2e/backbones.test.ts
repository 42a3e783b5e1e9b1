import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mobileNetV3Small } from '../../adapters/tensor/architectures/mobileNetV3Small.js';
import { serveFiles } from '../support/fileServer.js';
import { foldcam } from '../support/foldcam.js';
import { temporaryFolders } from '../support/temporaryFolders.js';
import { writeKerasFile } from '../support/writeKerasFile.js';

const name = 'mobilenet_v3_small';
const folder = temporaryFolders();
const server = await serveFiles();

interface Listed {
  readonly backbones: readonly { name: string; origin: string }[];
  readonly missing: readonly { name: string; megabytes: number; add: string }[];
}

test('foldcam backbones add downloads weights once, and list then has them', async () => {
  const home = { XDG_CACHE_HOME: await folder() };
  const list = async (): Promise<Listed> =>
    JSON.parse((await foldcam(['backbones', '--json'], home)).stdout) as Listed;
  const before = await list();
  expect(before.backbones.map((one) => one.name)).toEqual(['mobilenet_v2', 'inception_v3']);
  const add = `foldcam backbones add ${name}`;
  expect(before.missing.find((one) => one.name === name)).toMatchObject({ megabytes: 4, add });

  server.files.set('/v3.h5', { body: await writeKerasFile(mobileNetV3Small()) });
  const args = ['backbones', 'add', name, '--from', `${server.address}/v3.h5`];
  const file = path.join(home.XDG_CACHE_HOME, 'foldcam', 'backbones', `${name}.h5`);
  const added = await foldcam(args, home);
  expect(added).toMatchObject({ status: 0, stdout: `${file}\n` });
  expect(added.stderr).toMatch(/MB \(100 %\)\n$/);
  const again = await foldcam(args, home);
  expect(again).toMatchObject({ status: 0, stdout: `${file}\n` });
  expect(again.stderr).toBe(`${name} is there already: nothing to do\n`);
  expect(server.asked).toEqual(['/v3.h5']);

  const after = await list();
  expect(after.backbones[0]).toMatchObject({ name, origin: file });
  expect(after.missing.map((one) => one.name)).not.toContain(name);
});

test('foldcam backbones add ends with 3 for a server, with 2 for a file, and leaves nothing', async () => {
  const cache = await folder();
  const add = (from: string) =>
    foldcam(['backbones', 'add', name, '--from', from], { XDG_CACHE_HOME: cache });
  const gone = await add(`${server.address}/gone.h5`);
  expect(gone.status).toBe(3);
  expect(gone.stderr).toContain('FOLDCAM_E_DOWNLOAD');
  const page = path.join(cache, 'page.h5');
  await writeFile(page, '<html></html>');
  const wrong = await add(page);
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain('FOLDCAM_E_BACKBONE_WEIGHTS');
  expect(wrong.stderr).toContain(`${page} is a web page (HTML), not HDF5`);
  expect(await readdir(path.join(cache, 'foldcam', 'backbones'))).toEqual([]);
});
