import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import {
  besideChance,
  estimate,
  figure,
  rowHead,
  whole,
  words,
} from '../../../adapters/page/columns.js';
import { dataTable, type DataTable } from '../../../adapters/page/dataTable.js';
import { fileName } from '../../../adapters/page/fileName.js';
import type { Rate } from '../../../core/report/Report.js';
import { parsePage, shownText } from '../../support/parsePage.js';

interface Row {
  readonly name: string;
  readonly value: number | null;
  readonly ci95: [number, number] | null;
}

const rows: readonly Row[] = [
  { name: 'one, "two"', value: 1 / 3, ci95: [0.25, 0.4] },
  { name: 'three', value: null, ci95: null },
];

const show = (given: Partial<DataTable<Row>> = {}) =>
  parsePage(
    `<main>${
      dataTable<Row>({
        caption: 'What it holds.',
        file: 'a.csv',
        columns: [
          rowHead('name', 'name', ({ name }) => name),
          estimate('share', 'share', (row) => row),
        ],
        rows,
        ...given,
      }).text
    }</main>`,
  );

const csv = (page: ReturnType<typeof show>): string[][] => {
  const address = page.querySelector('a')?.getAttribute('href') ?? '';
  expect(address.startsWith('data:text/csv;charset=utf-8;base64,')).toBe(true);
  return parse(Buffer.from(address.split(',')[1] ?? '', 'base64'));
};

describe('dataTable', () => {
  it('shows figures rounded and keeps them in full in the CSV', () => {
    const page = show();
    expect([...page.querySelectorAll('tbody tr')].map(shownText)).toEqual([
      'one, "two"0.333 0.250–0.400',
      'three–',
    ]);
    expect(csv(page)).toEqual([
      ['name', 'share', 'share_lo', 'share_hi'],
      ['one, "two"', '0.3333333333333333', '0.25', '0.4'],
      ['three', '', '', ''],
    ]);
  });

  it('names the file in the link, which reads as part of the caption', () => {
    const page = show();
    expect(page.querySelector('a')?.getAttribute('download')).toBe('a.csv');
    expect(shownText(page.querySelector('caption'))).toBe('What it holds. CSV: a.csv');
  });

  it('leaves rows out of the table that the CSV has', () => {
    const page = show({ hidden: (_, i) => i === 1 });
    expect([...page.querySelectorAll('tbody tr')]).toHaveLength(1);
    expect(csv(page)).toHaveLength(3);
  });

  it('says the head of a row again where it is shown once', () => {
    const twins = [rows[0], rows[0], rows[1]].filter((row) => row !== undefined);
    const page = show({
      columns: [rowHead('name', 'name', ({ name }) => name, twins)],
      rows: twins,
    });
    const heads = [...page.querySelectorAll('tbody th')];
    expect(heads.map(shownText)).toEqual(['one, "two"', 'one, "two"', 'three']);
    expect(heads.map((head) => head.querySelector('.unseen') !== null)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('sets a rate beside its chance, with hits and both intervals in the CSV', () => {
    const rate: Rate = {
      ...{ hits: 2, n: 4, rate: 0.5, ci95: [0.1, 0.9], wilson: [0.15, 0.85] },
      ...{ chance: 0.125, lift: 4 },
    };
    const page = show({
      columns: [
        besideChance('mass', 'mass', () => rate),
        whole('n', 'n', () => 4),
        words('why', 'why', () => 'so'),
        figure('f', 'f', () => undefined),
      ],
      rows: rows.slice(0, 1),
    });
    expect([...page.querySelectorAll('tbody td')].map(shownText)).toEqual([
      ...['50 % 10–90 % chance 13 %, × 4.0', '4', 'so', '–'],
    ]);
    const [head, row] = csv(page);
    expect(Object.fromEntries((head ?? []).map((name, i) => [name, row?.[i]]))).toEqual({
      ...{ mass_hits: '2', mass_n: '4', mass: '0.5', mass_lo: '0.1', mass_hi: '0.9' },
      ...{ mass_wilson_lo: '0.15', mass_wilson_hi: '0.85', mass_chance: '0.125', mass_lift: '4' },
      ...{ n: '4', why: 'so', f: '' },
    });
  });
});

describe('fileName', () => {
  it('keeps letters, digits, dots, dashes and underscores', () => {
    expect(fileName('net-head-s1', 'pointing.csv')).toBe('net-head-s1-pointing.csv');
    expect(fileName('../a b"<c>', 'x.csv')).toBe('a-b-c--x.csv');
    expect(fileName('..', 'x.csv')).toBe('--x.csv');
  });
});
