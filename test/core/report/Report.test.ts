import { describe, expect, test } from 'vitest';
import { assembleReport } from '../../support/assembleReport.js';
import { reportSchema, type Report } from '../../../core/report/Report.js';
import { handmadeSweep } from '../../support/handmadeSweep.js';

const input = handmadeSweep();
const written = (report: Report): unknown => JSON.parse(JSON.stringify(report));

describe('reportSchema', () => {
  const report = assembleReport(input);

  test('accepts an assembled report as it is written', () => {
    expect(reportSchema.parse(written(report))).toEqual(report);
  });

  test('accepts a report of a sweep of which nothing is there', () => {
    const empty = assembleReport({ ...input, predictions: [], outcomes: [], engines: [] });
    expect(reportSchema.parse(written(empty))).toEqual(empty);
  });

  test.each([
    ['another format', { format: 'foldcam.report/2' }],
    ['an unknown key', { written: '2024-01-01' }],
    ['no runs', { runs: undefined }],
    ['a missing cell without a code', { missing: [{ cell: 'c', run: 'r', fold: 0 }] }],
  ])('refuses %s', (_, change) => {
    expect(reportSchema.safeParse({ ...report, ...change }).success).toBe(false);
  });

  test('refuses figures that are not numbers', () => {
    const folds = report.folds.map((fold) => ({ ...fold, images: 1.5 }));
    expect(reportSchema.safeParse({ ...report, folds }).success).toBe(false);
    const reference = { ...report.reference, auc: NaN };
    expect(reportSchema.safeParse({ ...report, reference }).success).toBe(false);
  });
});
