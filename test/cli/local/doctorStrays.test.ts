import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { foldcam } from '../../support/foldcam.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

test('doctor only says what no manifest names; with --repair it removes it, by its age', async () => {
  const store = await folder();
  const model = path.join(store, 'cells/a/model');
  await mkdir(model, { recursive: true });
  for (const name of ['head.00000001.npz', 'tail.00000002.npz']) {
    await writeFile(path.join(model, name), 'left');
  }
  const workshop = path.join(store, '.tmp');
  await mkdir(workshop);
  for (const name of ['begun', 'beginning']) await writeFile(path.join(workshop, name), 'half');
  await writeFile(path.join(store, 'cells/a/manifest.json'), 'unreadable');
  const then = new Date(Date.now() - 2 * 86_400_000);
  const old = ['cells/a/model/head.00000001.npz', '.tmp/begun'];
  for (const file of old) await utimes(path.join(store, file), then, then);
  const variables = { FOLDCAM_STORE: store };

  const said = await foldcam(['doctor'], variables);
  expect(said.stdout).toMatch(/^warn +strays +2 older than a day/m);
  expect(await readdir(model)).toHaveLength(2);

  const repaired = await foldcam(['doctor', '--repair', '--json'], variables);
  expect(repaired.status).toBe(0);
  expect(JSON.parse(repaired.stdout)).toMatchObject({
    removed: old,
    younger: 3,
  });
  expect(await foldcam(['doctor', '--repair', '--older-than', 'soon'], variables)).toMatchObject({
    status: 2,
  });
  await foldcam(['doctor', '--repair', '--older-than', '0s'], variables);
  expect(await readdir(model)).toEqual([]);
  expect(await readdir(workshop)).toEqual([]);
}, 120_000);
