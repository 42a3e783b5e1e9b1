import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../adapters/page/renderReport.js';
import type { Report } from '../../../core/report/Report.js';
import { parsePage, shownText } from '../../support/parsePage.js';
import { smallOutcome, smallPredictions, smallReport } from '../../support/smallReport.js';

const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;

/** Every text of a report that comes from files or from elsewhere, made hostile. */
function hostileReport(): Report {
  const report = smallReport();
  const { dataset, sweep, provenance } = report;
  const positive = `malignant${evil}`;
  return {
    ...report,
    sweep: { ...sweep, id: evil, name: evil },
    dataset: {
      ...dataset,
      generated: evil,
      labels: dataset.labels.map((one) => ({ ...one, label: one.positive ? positive : evil })),
      leftOut: [{ label: evil, images: 1, reason: evil }],
    },
    folds: report.folds.map((fold) => ({ ...fold, labels: { [evil]: 1, [positive]: 1 } })),
    provenance: {
      ...provenance,
      foldcam: evil,
      engines: [evil],
      backbones: provenance.backbones.map((one) => ({ ...one, name: evil, digest: evil })),
    },
    runs: report.runs.flatMap((run) => {
      const pointing = run.pointing.map((entry) => ({
        ...entry,
        method: evil,
        byLabel: entry.byLabel.map((part) => ({ ...part, label: evil })),
      }));
      return [1, 2].map((seed) => ({ ...run, id: `${seed}${evil}`, seed, pointing }));
    }),
    missing: [
      { cell: evil, run: evil, fold: 0, stage: evil, code: evil, message: evil, remedy: evil },
    ],
  };
}

const page = renderReport(hostileReport(), {
  predictions: smallPredictions().map((row) => ({ ...row, run: `1${evil}` })),
  gallery: [
    {
      image: evil,
      label: evil,
      predicted: evil,
      probability: 0.5,
      width: 10,
      height: 8,
      outlines: [],
      maps: [
        { outcome: smallOutcome({ image: evil, method: evil }), jpeg: Uint8Array.of(255, 216) },
      ],
    },
  ],
});

describe('a report of hostile names', () => {
  it('holds no element and no attribute that was not meant', () => {
    const root = parsePage(page);
    expect([...root.querySelectorAll('script')]).toEqual([]);
    const pictures = [...root.querySelectorAll('img')];
    expect(pictures).toHaveLength(1);
    const handlers = [...root.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].filter(({ name }) => name.startsWith('on')),
    );
    expect(handlers).toEqual([]);
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img src=x');
  });

  it('shows the names as they are', () => {
    const root = parsePage(page);
    expect(shownText(root.querySelector('h1'))).toBe(evil);
    expect(shownText(root.querySelector('.case h3')).startsWith(evil)).toBe(true);
    expect(root.querySelector('.case img')?.getAttribute('alt')).toContain(evil);
  });
});
