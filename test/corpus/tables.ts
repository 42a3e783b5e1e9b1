import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ErrorCode } from '../../core/errors/catalogue.js';
import type { BadInput } from './BadInput.js';
import { badData, goodRows, look } from './dataFolder.js';

const header = goodRows[0] ?? '';
const rowCode = 'FOLDCAM_E_CSV_ROW';
const headerCode = 'FOLDCAM_E_CSV_HEADER';
const outside = 'FOLDCAM_E_PATH_OUTSIDE';
const absent = 'FOLDCAM_E_IMAGE_UNREADABLE';

type More = (root: string) => Promise<unknown>;

function table(
  code: ErrorCode,
  names: string,
  title: string,
  text: string | Uint8Array,
  more?: More,
): BadInput {
  return badData(code, names, title, async (root) => {
    await writeFile(path.join(root, 'dataset.csv'), text);
    await more?.(root);
  });
}

/** A manifest without a fault but for one more row: the sixth. */
const row = (code: ErrorCode, title: string, text: string, column = '', more?: More): BadInput =>
  table(
    code,
    `dataset.csv, row 6${column && `, column ${column}`}`,
    title,
    [...goodRows, text].join('\n'),
    more,
  );

const image = (code: ErrorCode, file: string, more?: More): BadInput =>
  row(
    code,
    `the image ${JSON.stringify(file)}`,
    `${quoted(file)},benign,benign/benign (1)_mask.png,x`,
    '',
    more,
  );

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const spacing = (text: string): BadInput =>
  table(
    rowCode,
    'row 2, column spacing_mm',
    `a spacing of ${JSON.stringify(text)}`,
    `image,label,mask,spacing_mm\nbenign/benign (1).png,benign,benign/benign (1)_mask.png,${quoted(text)}\n`,
  );

const headed = (title: string, text: string, names = 'row 1'): BadInput =>
  table(headerCode, `dataset.csv, ${names}`, title, `${text}\n${goodRows.slice(1).join('\n')}\n`);

const near = (code: ErrorCode, names: string, title: string, text: string | Uint8Array): BadInput =>
  badData(code, `near-duplicates.csv, ${names}`, `near-duplicates.csv: ${title}`, (root) =>
    writeFile(path.join(root, 'near-duplicates.csv'), text),
  );

const address = (title: string, of: (folder: string) => string, prepare?: More): BadInput => ({
  title,
  code: 'FOLDCAM_E_DATA_NOT_FOUND',
  names: 'nowhere',
  prepare: async (folder) => {
    await prepare?.(folder);
    return () => look(of(folder));
  },
});

const good = goodRows.join('\n');

/** dataset.csv and near-duplicates.csv: headers, rows, paths that leave the folder, encodings. */
export const badTables: readonly BadInput[] = [
  headed('no label column', 'image,lable,mask,id', 'row 1, column lable'),
  headed('no image column', 'img,label,mask,id', 'row 1, column img'),
  headed('a column that is not known', `${header},note`, 'row 1, column note'),
  headed('a column twice', 'image,label,mask,mask', 'row 1, column mask'),
  headed('a column without a name', 'image,label,mask,'),
  headed('capitals', 'Image,Label,Mask,Id', 'row 1, column Image'),
  headed('semicolons for commas', header.replaceAll(',', ';')),
  headed('tabs for commas', header.replaceAll(',', '\t')),
  headed('a key of every object', 'image,label,__proto__,id', 'row 1, column __proto__'),
  headed(
    'two thousand columns',
    `image,label,${Array.from({ length: 2000 }, (_, i) => `c${i}`).join()}`,
  ),
  table(headerCode, 'row 1', 'an empty file', ''),
  table(headerCode, 'row 1', 'only line ends', '\n\r\n\n'),
  table(headerCode, 'row 1', 'rows without a header', goodRows.slice(1).join('\n')),
  table(headerCode, 'row 1', 'a web page', '<!doctype html>\n<title>404</title>\n'),
  table(
    rowCode,
    'dataset.csv, row 1',
    'a PNG',
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  ),
  table(
    rowCode,
    'dataset.csv, row 1',
    'a spreadsheet',
    Buffer.from('504b030414000600ff8081', 'hex'),
  ),
  table(
    rowCode,
    'dataset.csv, row 6',
    'Latin-1',
    Buffer.from(`${good}\nbenign/m\xe4dchen.png,benign,,x`, 'latin1'),
  ),
  table(rowCode, 'dataset.csv', 'UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le')),
  row(rowCode, 'too few cells', 'benign/x.png,benign'),
  row(rowCode, 'too many cells', 'a,b,c,d,e'),
  row(rowCode, 'an empty image', ',benign,,x', 'image'),
  row(rowCode, 'an empty label', 'benign/x.png,,,x', 'label'),
  row(rowCode, 'cells of spaces', '"  ","  ",,x', 'image'),
  row(rowCode, 'a quote that is not closed', '"benign/x.png,benign,,'),
  row(rowCode, 'a quote inside a cell', 'benign/"x".png,benign,,x'),
  row(rowCode, 'text behind a quoted cell', '"benign/x.png"y,benign,,x'),
  row(
    'FOLDCAM_E_DUPLICATE_ID',
    'an id twice',
    'benign/benign (1).png,benign,benign/benign (1)_mask.png,benign (1)',
  ),
  row('FOLDCAM_E_MASK_MISSING', 'no mask', 'benign/benign (1).png,benign,,x'),
  row(
    'FOLDCAM_E_MASK_MISSING',
    'a mask that is not there',
    'benign/benign (1).png,benign,absent.png,x',
  ),
  row('FOLDCAM_E_MASK_MISSING', 'only semicolons', 'benign/benign (1).png,benign,;;,x'),
  row(outside, 'a mask outside', 'benign/benign (1).png,benign,../m.png,x'),
  row(
    outside,
    'the second mask outside',
    'benign/benign (1).png,benign,benign/benign (1)_mask.png;/etc/passwd,x',
  ),
  image(outside, '../outside.png'),
  image(outside, '/etc/passwd'),
  image(outside, 'benign/../../outside.png'),
  image(outside, '..\\outside.png'),
  image(outside, '..'),
  image(outside, './/..//outside.png'),
  image(outside, '\\\\server\\share\\x.png'),
  image(absent, 'C:\\scans\\x.png'),
  image(absent, 'file:///etc/passwd'),
  image(absent, '%2e%2e/outside.png'),
  image(absent, '~/x.png'),
  image(absent, 'benign'),
  image(outside, '.'),
  image(absent, 'benign/'),
  image('FOLDCAM_E_STORE_URL', 'benign/a\0.png'),
  table(
    'FOLDCAM_E_STORE_URL',
    'row 7',
    'an image with a line break',
    `${good}\n"benign/a\nb.png",benign,,x\n`,
  ),
  image('FOLDCAM_E_STORE_URL', `${'a'.repeat(300)}.png`),
  image('FOLDCAM_E_STORE_URL', `${'a/'.repeat(600)}x.png`),
  image(absent, 'pipe.png', (root) =>
    Promise.resolve(execFileSync('mkfifo', [path.join(root, 'pipe.png')])),
  ),
  image(outside, 'zero.png', (root) => symlink('/dev/zero', path.join(root, 'zero.png'))),
  image(outside, 'away/hostname', (root) => symlink('/etc', path.join(root, 'away'))),
  image(outside, 'up/outside.png', async (root) => {
    await writeFile(path.join(root, '../outside.png'), 'x');
    await symlink('..', path.join(root, 'up'));
  }),
  ...['wide', '0', '-1', '1,5', 'NaN', 'Infinity', '0x10', '1e300', '1e-300', '0.1mm'].map(spacing),
  table(
    rowCode,
    'row 2, column spacing_x_mm',
    'one of two spacings',
    'image,label,spacing_x_mm\na.png,benign,1\n',
  ),
  near(headerCode, 'row 1', 'no image column', 'group,img\n1,benign (1)\n'),
  near(headerCode, 'row 1', 'an empty file', ''),
  near(rowCode, 'row 2', 'a group that is empty', 'group,image\n,benign (1)\n'),
  near(rowCode, 'row 3', 'too many cells', 'group,image\n1,benign (1)\n1,benign (2),x\n'),
  near(rowCode, 'row 2', 'Latin-1', Buffer.from('group,image\n1,m\xe4\n', 'latin1')),
  near(rowCode, 'row 2', 'a quote that is not closed', 'group,image\n"1,benign (1)\n'),
  address('no such folder', (folder) => path.join(folder, 'nowhere')),
  address('a file address with a host', () => 'file://nowhere/share'),
  address(
    'a link that leads nowhere',
    (folder) => path.join(folder, 'nowhere'),
    (folder) => symlink('gone', path.join(folder, 'nowhere')),
  ),
  address('an address with a NUL', () => '/tmp/nowhere\0'),
  address('a name of 5,000 letters', () => `/nowhere${'a'.repeat(5000)}`),
  {
    title: 'a folder without images',
    code: 'FOLDCAM_E_DATA_EMPTY',
    names: 'no images',
    prepare: async (folder) => {
      await mkdir(path.join(folder, 'empty'));
      return () => look(path.join(folder, 'empty'));
    },
  },
];
