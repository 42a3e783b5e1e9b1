import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { rocCurves, rocTable } from '../../../adapters/page/rocTable.js';
import { parsePage, shownText } from '../../support/parsePage.js';
import { smallPredictions, smallReport } from '../../support/smallReport.js';

describe('rocTable', () => {
  // Logits −2 and 0.5 of benign, −0.1 and 1 of malignant images.
  const report = smallReport();
  const curves = rocCurves(report, smallPredictions());
  const page = parsePage(`<main>${rocTable(report, curves).text}</main>`);

  const rowsOf = (root: typeof page) =>
    [...root.querySelectorAll('tbody tr')].map(({ children }) =>
      Array.from(children).map(shownText),
    );
  // From the logit 1 on: one of two malignant, no benign one; and so on down to all four.
  const points = [
    ['1.000', '1.000', '0.500'],
    ['−0.100', '0.500', '1.000'],
    ['−2.000', '0.000', '1.000'],
  ];

  it('shows the greatest sensitivity that each specificity leaves', () => {
    expect(rowsOf(page)).toEqual(points);
  });

  it('names each of several runs, and shows the name once', () => {
    const two = curves.flatMap((curve) => [curve, { ...curve, run: 'second' }]);
    const runs = report.runs.flatMap((run) => [run, { ...run, id: 'second' }]);
    const several = parsePage(`<main>${rocTable({ ...report, runs }, two).text}</main>`);
    expect(rowsOf(several)).toEqual([
      ...points.map((row) => ['mobilenet_v2-head-s1', ...row]),
      ...points.map((row) => ['second', ...row]),
    ]);
    expect([...several.querySelectorAll('tbody .unseen')]).toHaveLength(4);
  });

  it('has every point in the CSV', () => {
    const address = page.querySelector('a.csv')?.getAttribute('href') ?? '';
    expect(parse(Buffer.from(address.split(',')[1] ?? '', 'base64'))).toEqual([
      ['run', 'threshold_logit', 'specificity', 'sensitivity'],
      ['mobilenet_v2-head-s1', '', '1', '0'],
      ['mobilenet_v2-head-s1', '1', '1', '0.5'],
      ['mobilenet_v2-head-s1', '0.5', '0.5', '0.5'],
      ['mobilenet_v2-head-s1', '-0.1', '0.5', '1'],
      ['mobilenet_v2-head-s1', '-2', '0', '1'],
    ]);
  });

  it('has no curve of a run that saw one label alone', () => {
    const benign = smallPredictions().filter(({ label }) => label === 'benign');
    expect(rocCurves(report, benign)).toEqual([]);
  });
});
