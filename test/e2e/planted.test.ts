import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { writePhantoms } from '../../adapters/dataset/writePhantoms.js';
import { instrumentSweep } from '../../bench/phantoms/instrument.js';
import { pointingShares } from '../../bench/phantoms/pointingShares.js';
import { foldcam } from '../support/foldcam.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

const folder = temporaryFolders();

// `npm run bench -- phantoms` is the whole of it, with every plant and method.
test('a sweep over classes that differ inside the lesion alone points there', async () => {
  const home = await folder();
  await mkdir(path.join(home, 'phantoms'));
  const options = { images: 36, seed: 2, malignant: 0.5, plant: 'inside' } as const;
  await writePhantoms(path.join(home, 'phantoms'), options);
  const file = path.join(home, 'sweep.yaml');
  await writeFile(file, `${instrumentSweep(['cam', 'grad-cam'])}folds: { k: 3 }\n`);
  const ended = await foldcam(['run', file, '--out', path.join(home, 'out')]);
  expect(ended).toMatchObject({ status: 0 });
  const table = path.join(path.dirname(ended.stdout.trim()), 'outcomes.csv');
  const rows = parse<Record<string, string>>(await readFile(table, 'utf8'), { columns: true });
  for (const { hits, n, chance } of pointingShares(rows, 'mass')) {
    // Of 30 points or more at a chance of about 0.13, three quarters by luck: never.
    expect(n).toBeGreaterThanOrEqual(30);
    expect(chance).toBeLessThan(0.2);
    expect(hits / n).toBeGreaterThan(0.75);
  }
}, 300_000);
