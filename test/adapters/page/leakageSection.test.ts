import { describe, expect, test } from 'vitest';
import { leakageSection } from '../../../adapters/page/leakageSection.js';
import type { Leakage, Report } from '../../../core/report/Report.js';
import { parsePage, shownText } from '../../support/parsePage.js';
import { smallReport } from '../../support/smallReport.js';

const plain: Leakage = {
  shared: { groups: 2, images: 5 },
  found: { pairs: 3, groups: 1 },
  contradicting: [],
};

function asked(leakage: Leakage, changes: Partial<Report> = {}): Report {
  const report = smallReport({ leakage, ...changes });
  report.sweep.spec.folds.compareUngrouped = true;
  return report;
}

function compared(): Leakage {
  const [run] = smallReport().runs;
  if (!run) throw new Error('no run');
  const { folds: _folds, calibration: _calibration, ...classification } = run.classification;
  const difference = { ci95: [-0.01, 0.05] as [number, number], pBootstrap: 0.2, p: 0.31 };
  return {
    ...plain,
    ungrouped: {
      leaked: { images: 3, groups: 1 },
      runs: [
        {
          run: run.id,
          classification: { ...classification, auc: { value: 0.875, ci95: null, n: 4 } },
          images: 4,
          auc: { ...difference, difference: 0.063, delong: [-0.02, 0.06], pHolm: 0.62 },
          accuracy: { ...difference, difference: 0.25, pHolm: 0.62, onlyFirst: 2, onlySecond: 1 },
        },
      ],
    },
  };
}

const page = (report: Report) => parsePage(`<main>${leakageSection(report)?.text ?? ''}</main>`);
const text = (report: Report): string => shownText(page(report));

describe('leakageSection', () => {
  test('is not there where no images belong together and nothing was asked for', () => {
    const nothing: Leakage = { shared: { groups: 0, images: 0 }, contradicting: [] };
    expect(leakageSection(smallReport({ leakage: nothing }))).toBeNull();
    expect(leakageSection(smallReport())).toBeNull();
    expect(text(asked(nothing))).toContain('No two images share a group.');
  });

  test('tells how many groups hold several images, and what holds them together', () => {
    const shown = text(smallReport({ leakage: plain }));
    expect(shown).toContain('2 groups hold several images, 5 in all.');
    expect(shown).toContain(
      'A comparison of the images themselves found 3 pairs that show the same picture.',
    );
    expect(shown).toContain(
      'That alone holds 1 of the groups together; the other 1 rests on the group column or near-duplicates.csv.',
    );
    expect(shown).not.toContain('ignoring the groups');
  });

  test('lists the groups whose labels contradict each other', () => {
    const contradicting = [
      [
        { image: 'benign (1)', label: 'benign' },
        { image: 'malignant (<2>)', label: 'malignant' },
      ],
    ];
    const found = page(smallReport({ leakage: { ...plain, contradicting } }));
    expect(shownText(found.querySelector('td'))).toBe(
      'benign (1) (benign), malignant (<2>) (malignant)',
    );
  });

  test('shows each run on folds that ignore groups beside the run itself', () => {
    const found = page(asked(compared()));
    expect(shownText(found)).toContain('3 of the 4 test images, of 1 group, would have been');
    const cells = [...found.querySelectorAll('tbody td')].map(shownText);
    expect(cells).toEqual([
      ...['0.812 0.762–0.862', '0.875', '+0.063 −0.010 to 0.050 DeLong −0.020 to 0.060', '0.310'],
      ...['0.750 0.700–0.800', '0.750 0.700–0.800', '+25.0 % 2 : 1', '0.310'],
    ]);
  });

  test('says why the comparison is not there', () => {
    const gap = {
      ...{ cell: 'c', run: 'r', fold: 1, ungrouped: true as const, stage: 'train' },
      ...{ code: 'FOLDCAM_E_WORKER_LOST', message: 'lost', remedy: 'again' },
    };
    expect(text(asked(plain, { missing: [gap] }))).toContain(
      'Not told: 1 cell of this comparison or of the sweep is missing, and it takes all of them.',
    );
  });
});
