import { describe, expect, test } from 'vitest';
import { assembleReport } from '../../support/assembleReport.js';
import type { Dataset } from '../../../core/dataset/Dataset.js';
import { compareUngrouped, type UngroupedInput } from '../../../core/report/compareUngrouped.js';
import { reportLeakage } from '../../../core/report/reportLeakage.js';
import type { PredictionRow } from '../../../core/report/rows.js';
import { handmadeSweep } from '../../support/handmadeSweep.js';

const { plan, dataset, predictions } = handmadeSweep();
const runs = plan.runs.slice(0, 1);
const grouped = predictions.filter(({ run }) => run === runs[0]?.id);
const leaked = { images: 2, groups: 1 };
const asked = { runs, ungrouped: { cells: [], folds: {}, leaked } };

/** The same but for b3, which a classifier that has seen more ranks below all malignant images. */
const ungrouped = grouped.map((row) =>
  row.image === 'b3' ? { ...row, logit: -1.5, probability: 0.18, predicted: 'benign' } : row,
);
const of = (rows: readonly PredictionRow[]) => (id: string) => rows.filter(({ run }) => run === id);
const leakage = (changes: Partial<Omit<UngroupedInput, 'dataset'> & { dataset: Dataset }> = {}) => {
  const input = {
    ...{ plan: asked, dataset },
    predictionsOf: of(grouped),
    ungroupedOf: of(ungrouped),
    ...changes,
  };
  const compared = compareUngrouped(input);
  for (const { id } of input.plan.runs) compared.add(id);
  return reportLeakage(input.dataset, compared.finish());
};

describe('reportLeakage', () => {
  test('counts the groups of several images', () => {
    // b1 and b2 are one patient.
    expect(leakage().shared).toEqual({ groups: 1, images: 2 });
  });

  test('counts the groups that pairs found to be alike hold together', () => {
    expect(leakage().found).toBeUndefined();
    const found = (...pairs: [string, string][]) =>
      leakage({
        dataset: { ...dataset, alike: pairs.map((images) => ({ images, by: 'speckle' })) },
      }).found;
    expect(found()).toEqual({ pairs: 0, groups: 0 });
    expect(found(['b1', 'b2'])).toEqual({ pairs: 1, groups: 1 });
    const three = dataset.entries.map((entry) =>
      entry.id === 'b3' ? { ...entry, group: 'twins' } : entry,
    );
    const alike = [{ images: ['b1', 'b2'], by: 'hash' }] as const;
    // b3 is of the group because someone said so.
    expect(leakage({ dataset: { ...dataset, entries: three, alike } })).toMatchObject({
      shared: { groups: 1, images: 3 },
      found: { pairs: 1, groups: 0 },
    });
  });

  test('lists the groups with several labels by their images', () => {
    expect(leakage().contradicting).toEqual([]);
    const entries = dataset.entries.map((entry) =>
      entry.id === 'm2' ? { ...entry, group: 'twins' } : entry,
    );
    expect(leakage({ dataset: { ...dataset, entries } }).contradicting).toEqual([
      [
        { image: 'b1', label: 'benign' },
        { image: 'b2', label: 'benign' },
        { image: 'm2', label: 'malignant' },
      ],
    ]);
  });

  test('compares each run with itself on folds that ignore groups', () => {
    const found = leakage().ungrouped;
    expect(found?.leaked).toEqual(leaked);
    expect(found?.runs.map(({ run }) => run)).toEqual(['net-head-s1']);
    // Kept, m1 (3) ranks above −3, −2 and 2, m2 (1) and m3 (−1) above the first two: 7 of 9 pairs.
    // Ignored, all 9. Of the wrong calls b3 and m3, b3's is put right.
    const [one] = found?.runs ?? [];
    expect(one?.classification.auc.value).toBe(1);
    expect(one?.images).toBe(6);
    expect(one?.auc.difference).toBeCloseTo(2 / 9, 12);
    expect(one?.auc.p).toBeGreaterThan(0);
    expect(one?.accuracy).toMatchObject({ onlyFirst: 1, onlySecond: 0, p: 1 });
    expect(one?.accuracy.difference).toBeCloseTo(1 / 6, 12);
  });

  test('says nothing of ungrouped folds where they are not asked for', () => {
    expect(leakage({ plan: { runs } }).ungrouped).toBeUndefined();
  });

  test('does without the comparison where a prediction is missing on either side', () => {
    expect(leakage({ ungroupedOf: of(ungrouped.slice(1)) }).ungrouped).toBeUndefined();
    expect(leakage({ predictionsOf: of(grouped.slice(1)) }).ungrouped).toBeUndefined();
    expect(leakage({ plan: { ...asked, runs: plan.runs } }).ungrouped).toBeUndefined();
  });

  test('is part of the report, whatever the order of the rows', () => {
    const input = { ...handmadeSweep(), plan: { ...plan, runs, ungrouped: asked.ungrouped } };
    const report = assembleReport({ ...input, ungrouped });
    expect(report.leakage).toEqual(leakage());
    const turned = assembleReport({ ...input, ungrouped: [...ungrouped].reverse() });
    expect(turned.leakage).toEqual(report.leakage);
  });
});
