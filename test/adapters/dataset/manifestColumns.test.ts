import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openSource } from '../../../adapters/dataset/openSource.js';
import { readDataset } from '../../../adapters/dataset/readDataset.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { maskPng, writeDataset } from '../../support/writeDataset.js';

const folder = temporaryFolders();

async function read(lines: readonly string[]) {
  const root = path.join(await folder(), 'data');
  await writeDataset(root, { benign: 2, malignant: 2 });
  await writeFile(path.join(root, 'second.png'), await maskPng(20));
  await writeFile(path.join(root, 'dataset.csv'), lines.join('\n'));
  return readDataset(await openSource(root, '/'), { labels: ['benign', 'malignant'], k: 1 });
}

const row = (name: string, label: string, rest = ''): string =>
  `${label}/${name}.png,${label},${label}/${name}_mask.png${rest}`;

it('an image without an id is called by its path without the extension', async () => {
  const { dataset } = await read([
    'image,label,mask',
    row('benign (1)', 'benign'),
    './malignant/../malignant/malignant (1).png,malignant,malignant/malignant (1)_mask.png',
  ]);
  expect(dataset?.entries.map(({ id, image }) => [id, image.file])).toEqual([
    ['benign/benign (1)', 'benign/benign (1).png'],
    ['malignant/malignant (1)', 'malignant/malignant (1).png'],
  ]);
});

it('several masks stand in one cell, separated by semicolons', async () => {
  const { dataset, problems } = await read([
    'image,label,mask',
    row('benign (1)', 'benign', '; second.png;'),
    row('malignant (1)', 'malignant'),
  ]);
  expect(problems).toEqual([]);
  expect(dataset?.entries[0]?.masks.map(({ file }) => file)).toEqual([
    'benign/benign (1)_mask.png',
    'second.png',
  ]);
});

it('the group column joins images, and warns where their labels differ', async () => {
  const { dataset, problems } = await read([
    'image,label,mask,group',
    row('benign (1)', 'benign', ',patient 7'),
    row('benign (2)', 'benign', ','),
    row('malignant (1)', 'malignant', ',patient 7'),
    row('malignant (2)', 'malignant', ',patient 8'),
  ]);
  expect(dataset?.entries.map(({ group }) => group)).toEqual([
    'benign/benign (1)',
    'benign/benign (2)',
    'benign/benign (1)',
    'malignant/malignant (2)',
  ]);
  expect(problems).toMatchObject([{ code: 'FOLDCAM_E_GROUP_MIXED', severity: 'warning' }]);
});

it('spacing is one length or two, and absent where the cells are empty', async () => {
  const { dataset, summary } = await read([
    'image,label,mask,spacing_mm,spacing_x_mm,spacing_y_mm',
    row('benign (1)', 'benign', ',0.1,,'),
    row('benign (2)', 'benign', ',,0.1,0.2'),
    row('malignant (1)', 'malignant', ',,,'),
    row('malignant (2)', 'malignant', ',0.3,0.1,'),
  ]);
  expect(dataset?.entries.map(({ spacing }) => spacing)).toEqual([
    { x: 0.1, y: 0.1 },
    { x: 0.1, y: 0.2 },
    undefined,
    { x: 0.1, y: 0.3 },
  ]);
  expect(summary.withSpacing).toBe(3);
});
