import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { TableOf } from '../../../adapters/csv/openTable.js';
import { classificationTable, pointingTable } from '../../../adapters/csv/summaryTables.js';
import { writeTable } from '../../../adapters/csv/writeTable.js';
import type { RunReport } from '../../../core/report/Report.js';
import { assembleReport } from '../../support/assembleReport.js';
import { handmadeSweep } from '../../support/handmadeSweep.js';

const report = assembleReport(handmadeSweep());
const read = ({ columns, rows }: TableOf<RunReport>): Record<string, string>[] =>
  parse(Buffer.from(writeTable(columns, report.runs.flatMap(rows))), { columns: true });

describe('classificationTable', () => {
  const rows = read(classificationTable);

  it('has a row for every run, part and figure', () => {
    // Nine figures pooled and in both folds, six of them at Youden's threshold; two runs.
    expect(rows).toHaveLength(2 * (3 * 9 + 6));
    expect([...new Set(rows.map(({ part }) => part))]).toEqual([
      ...['pooled', 'youden', 'fold-0', 'fold-1'],
    ]);
  });

  it('has the intervals that take the images for independent beside the bootstrap’s', () => {
    const accuracy = rows.find(({ figure }) => figure === 'accuracy');
    // Called rightly are four of six; Wilson's interval by statsmodels 0.15.
    expect(accuracy).toMatchObject({ run: 'net-head-s1', part: 'pooled', n: '6' });
    expect(Number(accuracy?.['value'])).toBeCloseTo(4 / 6, 9);
    expect(Number(accuracy?.['independent_lo'])).toBeCloseTo(0.3, 3);
    expect(Number(accuracy?.['independent_hi'])).toBeCloseTo(0.9032, 3);
    expect(rows.find(({ figure }) => figure === 'brier')?.['independent_lo']).toBe('');
  });
});

describe('pointingTable', () => {
  const rows = read(pointingTable);

  it('has a row for every run, method, target, group and region', () => {
    // Two methods with two targets; all, two labels, two calls, three sizes; six regions. The second
    // run has no maps: no sizes.
    expect(rows.filter(({ run }) => run === 'net-head-s1')).toHaveLength(4 * 8 * 6);
    expect(rows.filter(({ run, by }) => run === 'net-head-s2' && by === 'size')).toEqual([]);
  });

  it('tells hits of all images from hits of those called correctly', () => {
    const all = rows.filter(({ run, by }) => run === 'net-head-s1' && by === 'all').slice(0, 6);
    expect(all.map(({ region, hits, n }) => [region, hits, n])).toEqual([
      ['mass', '2', '6'],
      ['peritumoral', '1', '6'],
      ['below', '1', '6'],
      ['elsewhere', '1', '6'],
      // b1, b3, m1 and m3; b1 and m1 of the four called correctly.
      ['inRegions', '4', '6'],
      ['inRegionsOfCorrect', '2', '4'],
    ]);
  });
});
