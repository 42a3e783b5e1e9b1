import { rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../adapters/dataset/openSource.js';
import { readDataset } from '../../../adapters/dataset/readDataset.js';
import type { Problem } from '../../../core/errors/Problem.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { manifestOf, maskPng, writeDataset } from '../../support/writeDataset.js';

const folder = temporaryFolders();
const counts = { benign: 3, malignant: 3 };
const good = manifestOf(counts);

async function read(manifest: string | Uint8Array, prepare?: (root: string) => Promise<unknown>) {
  const root = path.join(await folder(), 'data');
  await writeDataset(root, counts);
  await writeFile(path.join(root, 'dataset.csv'), manifest);
  await prepare?.(root);
  const source = await openSource(root, '/');
  return readDataset(source, { labels: ['benign', 'malignant'], k: 3 });
}

/** The rows without a fault, and these after them: the first of them is row 8. */
const withRows = (...rows: string[]): string => [...good, ...rows].join('\n');
const at = (row: number, column?: string) => ({
  file: 'dataset.csv',
  row,
  ...(column === undefined ? {} : { column }),
});

const defects: { title: string; manifest: string; expected: Partial<Problem>[] }[] = [
  {
    title: 'a column misspelt',
    manifest: [good[0]?.replace('label', 'lable'), ...good.slice(1)].join('\n'),
    expected: [
      { code: 'FOLDCAM_E_CSV_HEADER', message: 'the column `label` is missing', where: at(1) },
      {
        code: 'FOLDCAM_E_CSV_HEADER',
        message: '`lable` is no known column; did you mean `label`?',
        where: at(1, 'lable'),
      },
    ],
  },
  {
    title: 'rows that are ragged',
    manifest: withRows('benign/x.png,benign', 'a,b,c,d,e'),
    expected: [
      { code: 'FOLDCAM_E_CSV_ROW', where: at(8) },
      { code: 'FOLDCAM_E_CSV_ROW', where: at(9) },
    ],
  },
  {
    title: 'an empty label',
    manifest: withRows('benign/x.png,,,'),
    expected: [{ code: 'FOLDCAM_E_CSV_ROW', message: 'the label is empty', where: at(8, 'label') }],
  },
  ...['../away.png', '/etc/away.png', 'benign/../../away.png', '..\\away.png', '..'].map(
    (away) => ({
      title: `an image at ${away}`,
      manifest: withRows(`${away},benign,benign/benign (1)_mask.png,x`),
      expected: [{ code: 'FOLDCAM_E_PATH_OUTSIDE' as const, where: at(8) }],
    }),
  ),
  {
    title: 'one of several masks outside',
    manifest: withRows('benign/benign (1).png,benign,benign/benign (1)_mask.png;../away.png,x'),
    expected: [
      {
        code: 'FOLDCAM_E_PATH_OUTSIDE',
        message: '../away.png is not below the folder of the data set',
        where: at(8),
      },
    ],
  },
  {
    title: 'an image that is not there',
    manifest: withRows('benign/absent.png,benign,benign/benign (1)_mask.png,x'),
    expected: [
      {
        code: 'FOLDCAM_E_IMAGE_UNREADABLE',
        message: 'benign/absent.png is not there',
        where: at(8),
      },
    ],
  },
  {
    title: 'a mask that is not there, and none',
    manifest: withRows(
      'benign/benign (1).png,benign,benign/absent.png,x',
      'benign/benign (1).png,benign,,y',
    ),
    expected: [
      { code: 'FOLDCAM_E_MASK_MISSING', message: 'benign/absent.png is not there', where: at(8) },
      { code: 'FOLDCAM_E_MASK_MISSING', message: 'y has no mask', where: at(9) },
    ],
  },
  {
    title: 'an id that stands twice',
    manifest: withRows(
      'malignant/malignant (2).png,malignant,malignant/malignant (2)_mask.png,malignant (2)',
    ),
    expected: [
      {
        code: 'FOLDCAM_E_DUPLICATE_ID',
        message: 'the id malignant (2) is that of malignant/malignant (2).png already',
        where: at(8),
      },
    ],
  },
  {
    title: 'spacings that are no lengths',
    manifest: [
      'image,label,mask,spacing_mm,spacing_x_mm',
      'benign/benign (1).png,benign,benign/benign (1)_mask.png,wide,',
      'benign/benign (2).png,benign,benign/benign (2)_mask.png,0,',
      'benign/benign (3).png,benign,benign/benign (3)_mask.png,,0.1',
    ].join('\n'),
    expected: [
      { code: 'FOLDCAM_E_CSV_ROW', where: at(2, 'spacing_mm') },
      { code: 'FOLDCAM_E_CSV_ROW', where: at(3, 'spacing_mm') },
      { code: 'FOLDCAM_E_CSV_ROW', where: at(4, 'spacing_x_mm') },
      { code: 'FOLDCAM_E_LABEL_UNKNOWN', where: { key: 'labels' } },
    ],
  },
  {
    title: 'a quote that is not closed',
    manifest: withRows('"benign/x.png,benign,,'),
    expected: [{ code: 'FOLDCAM_E_CSV_ROW', where: at(8) }],
  },
];

describe('readDataset refuses a manifest with', () => {
  it.each(defects)('$title', async ({ manifest, expected }) => {
    const { dataset, problems } = await read(manifest);
    expect(problems).toMatchObject(expected.map((one) => ({ severity: 'error', ...one })));
    expect(dataset).toBeUndefined();
  });

  it('a path that a link leads outside', async () => {
    const { dataset, problems } = await read(good.join('\n'), async (root) => {
      const mask = path.join(root, 'benign/benign (1)_mask.png');
      await rm(mask);
      await writeFile(path.join(path.dirname(root), 'away.png'), await maskPng(3));
      await symlink('../../away.png', mask);
    });
    expect(problems).toMatchObject([
      { code: 'FOLDCAM_E_PATH_OUTSIDE', where: at(2) },
      { code: 'FOLDCAM_E_GROUPS_TOO_FEW' },
    ]);
    expect(dataset).toBeUndefined();
  });

  it('several faults at once, each at its row', async () => {
    const { problems } = await read(
      withRows('../a.png,benign,,x', 'b.png,benign', 'benign/c.png,benign,,malignant (1)'),
    );
    expect(problems.map(({ code, where }) => [code, where?.row])).toEqual([
      ['FOLDCAM_E_CSV_ROW', 9],
      ['FOLDCAM_E_PATH_OUTSIDE', 8],
      ['FOLDCAM_E_DUPLICATE_ID', 10],
      ['FOLDCAM_E_IMAGE_UNREADABLE', 10],
      ['FOLDCAM_E_MASK_MISSING', 10],
    ]);
  });
});

it.each([
  ['a byte-order mark', (text: string) => `\ufeff${text}`],
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['both', (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}\r\n`],
])('readDataset reads a manifest with %s as one without', async (_, change) => {
  const [plain, changed] = [await read(good.join('\n')), await read(change(good.join('\n')))];
  expect(changed.problems).toEqual([]);
  expect(changed.dataset?.digest).toBe(plain.dataset?.digest);
  expect(changed.dataset?.entries).toHaveLength(6);
});
