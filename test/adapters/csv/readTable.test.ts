import { describe, expect, it } from 'vitest';
import { readTable, type Table } from '../../../adapters/csv/readTable.js';

const columns = { required: ['image', 'label'], optional: ['group', 'spacing_mm'] };
const read = (text: string): Table =>
  readTable(new TextEncoder().encode(text), 'dataset.csv', columns);

const plain = [
  { row: 2, cells: { image: 'a.png', label: 'benign' } },
  { row: 3, cells: { image: 'b.png', label: 'malignant' } },
];

describe('readTable', () => {
  it.each([
    ['line feeds', 'image,label\na.png,benign\nb.png,malignant\n'],
    ['no line end at the end', 'image,label\na.png,benign\nb.png,malignant'],
    ['CRLF', 'image,label\r\na.png,benign\r\nb.png,malignant\r\n'],
    ['a byte-order mark', '\ufeffimage,label\r\na.png,benign\r\nb.png,malignant\r\n'],
    ['CRLF after the header alone', 'image,label\r\na.png,benign\nb.png,malignant\n'],
    ['CRLF in the rows alone', 'image,label\na.png,benign\r\nb.png,malignant\r\n'],
    ['spaces around cells', ' image , label\na.png , benign\n b.png,malignant \n'],
    ['quotes around cells', '"image","label"\n"a.png",benign\nb.png,"malignant"\n'],
  ])('reads a table with %s', (_, text) => {
    expect(read(text)).toEqual({ rows: plain, problems: [] });
  });

  it('leaves empty cells absent and keeps the order of the columns free', () => {
    const { rows, problems } = read('group,label,image\n,benign,a.png\ng1,,b.png\n');
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      { row: 2, cells: { label: 'benign', image: 'a.png' } },
      { row: 3, cells: { group: 'g1', image: 'b.png' } },
    ]);
  });

  it('keeps commas, quotes and line breaks inside quoted cells', () => {
    const { rows } = read('image,label\n"a ""x"", 1.png","two\nlines"\nb.png,benign\n');
    expect(rows.map(({ cells }) => cells)).toEqual([
      { image: 'a "x", 1.png', label: 'two\nlines' },
      { image: 'b.png', label: 'benign' },
    ]);
  });

  it('counts rows as an editor does, past blank lines and line breaks in cells', () => {
    const { rows } = read('image,label\n\n"a\n.png",benign\nb.png,benign\n\n\nc.png,benign\n');
    // The header is line 1, the quoted cell takes lines 3 and 4.
    expect(rows.slice(1).map(({ row }) => row)).toEqual([5, 8]);
  });

  it('lists every ragged row with its number and keeps the others', () => {
    const { rows, problems } = read('image,label\na.png\nb.png,benign\n\nc.png,benign,g1,x\n');
    expect(rows.map(({ row }) => row)).toEqual([3]);
    expect(problems).toEqual([
      {
        code: 'FOLDCAM_E_CSV_ROW',
        severity: 'error',
        message: 'the row has 1 cells, the header 2',
        where: { file: 'dataset.csv', row: 2 },
      },
      {
        code: 'FOLDCAM_E_CSV_ROW',
        severity: 'error',
        message: 'the row has 4 cells, the header 2',
        where: { file: 'dataset.csv', row: 5 },
      },
    ]);
  });

  it('lists every fault of the header at once, with the nearest known name', () => {
    const { rows, problems } = read('imgae,group,group,zzzzzzzzzzzz\na,b,c,d\n');
    expect(rows).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(Array(5).fill('FOLDCAM_E_CSV_HEADER'));
    expect(problems.map(({ where }) => where?.row)).toEqual(Array(5).fill(1));
    expect(problems.map(({ message }) => message)).toEqual([
      'the column `image` is missing',
      'the column `label` is missing',
      '`imgae` is no known column; did you mean `image`?',
      '`zzzzzzzzzzzz` is no known column',
      'the column `group` stands twice',
    ]);
    expect(problems[0]?.remedy).toBe('The columns are image, label, and any of group, spacing_mm.');
  });

  it.each([
    ['an empty file', ''],
    ['blank lines', '\n\n'],
    ['a byte-order mark alone', '\ufeff'],
  ])('%s lacks its columns', (_, text) => {
    expect(read(text).problems.map(({ code }) => code)).toEqual([
      'FOLDCAM_E_CSV_HEADER',
      'FOLDCAM_E_CSV_HEADER',
    ]);
  });

  it.each([
    ['a quote that is not closed', 'image,label\na.png,benign\n"b.png,benign\n'],
    ['text after a closing quote', 'image,label\na.png,benign\n"b".png,benign\n'],
  ])('%s is a problem of its row', (_, text) => {
    const { rows, problems } = read(text);
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'FOLDCAM_E_CSV_ROW', where: { file: 'dataset.csv', row: 3 } },
    ]);
  });
});
