import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembleReport } from '../../support/assembleReport.js';
import { handmadeSweep } from '../../support/handmadeSweep.js';

const input = handmadeSweep();
const report = assembleReport(input);

describe('assembleReport', () => {
  test('says what was swept, without the place of the data', () => {
    expect(report.format).toBe('foldcam.report/1');
    expect(report.sweep).toMatchObject({ id: 'handmade-1', name: 'handmade' });
    expect(report.sweep.spec).toMatchObject({ seeds: [1, 2], regions: { peritumoral: '10%' } });
    expect(JSON.stringify(report)).not.toContain('somewhere');
  });

  test('describes the data set and its folds', () => {
    expect(report.dataset).toEqual({
      digest: 'd'.repeat(64),
      images: 6,
      // b1 and b2 are one.
      groups: 5,
      labels: [
        { label: 'benign', positive: false, images: 3 },
        { label: 'malignant', positive: true, images: 3 },
      ],
      leftOut: [
        {
          label: 'normal',
          images: 4,
          reason: 'its label is not one of the two that the sweep names',
        },
      ],
      generated: null,
    });
    expect(report.folds).toEqual([
      { fold: 0, images: 3, groups: 2, labels: { benign: 2, malignant: 1 } },
      { fold: 1, images: 3, groups: 3, labels: { benign: 1, malignant: 2 } },
    ]);
  });

  test('says when the images were generated', () => {
    const dataset = { ...input.dataset, generated: 'phantoms' };
    expect(assembleReport({ ...input, dataset }).dataset.generated).toBe('phantoms');
  });

  test('names all that the numbers come from', () => {
    expect(report.provenance).toEqual({
      foldcam: '9.8.7',
      engines: ['cpu', 'wasm'],
      backbones: input.plan.backbones,
      seeds: { folds: 1, runs: [1, 2], bootstrap: 1 },
      resamples: 2000,
    });
    expect(report.reference).toMatchObject({ auc: 0.887, inRegions: 0.71 });
  });

  test('pools a run’s folds', () => {
    const { id, classification } = report.runs[0] ?? {};
    expect(id).toBe('net-head-s1');
    expect(classification?.accuracy).toMatchObject({ value: 0.666666666667, n: 6 });
    expect(classification?.sensitivity).toMatchObject({ value: 0.666666666667, n: 3 });
    // m1 beats all three; m2 b1 and b2; m3 b1 and b2: 7 of 9 pairs.
    expect(classification?.auc).toMatchObject({ value: 0.777777777778, n: 6 });
  });

  test('chooses among the runs by their validation, where every cell has one', () => {
    const [first = '', second = ''] = input.plan.runs.map(({ id }) => id);
    const of = (run: string, fold: number, auc: number) => ({ run, fold, auc });
    const some = [of(first, 0, 0.7), of(second, 0, 0.8), of(first, 1, 0.9)];
    expect(report.selection).toBeUndefined();
    expect(assembleReport({ ...input, validations: some }).selection).toBeUndefined();
    const { selection } = assembleReport({ ...input, validations: [...some, of(second, 1, 0.75)] });
    expect(selection?.folds.map(({ run }) => run)).toEqual([second, first]);
    expect(selection?.classification.accuracy.n).toBe(6);
  });

  test('measures every fold by itself', () => {
    const folds = report.runs[0]?.classification.folds ?? [];
    expect(folds.map(({ fold, auc, accuracy }) => [fold, auc.value, accuracy.value])).toEqual([
      [0, 1, 1],
      // b3 beats m2 and m3; only m2 is called rightly.
      [1, 0, 0.333333333333],
    ]);
  });

  test('plays the game for every method and target, in the order of the sweep', () => {
    const series = report.runs[0]?.pointing ?? [];
    const names = [
      'grad-cam predicted',
      'layer-cam predicted',
      'grad-cam positive',
      'layer-cam positive',
    ];
    expect(series.map(({ method, target }) => `${method} ${target}`)).toEqual(names);
    expect(report.runs[0]?.localisation.map(({ method, target }) => `${method} ${target}`)).toEqual(
      names,
    );
    for (const own of series) {
      expect(own.regions.mass).toMatchObject({ hits: 2, n: 6, rate: 0.333333333333 });
      // Correct are b1, b2, m1, m2; b1 and m1 point into the regions, chance is one half.
      expect(own.inRegions).toMatchObject({ hits: 2, n: 4, rate: 0.5, chance: 0.5, lift: 1 });
      expect(own.degenerate).toBe(1);
    }
  });

  test('keeps what is there of a run that is not complete', () => {
    const second = report.runs[1];
    expect(second?.classification.accuracy).toMatchObject({ value: 1, n: 3 });
    expect(second?.classification.folds.map((fold) => fold.accuracy.n)).toEqual([3, 0]);
    expect(second?.classification.folds[1]?.auc).toEqual({
      ...{ value: null, ci95: null, n: 0 },
      delong: null,
    });
    expect(second?.pointing.map((own) => own.images)).toEqual([0, 0, 0, 0]);
  });

  test('says how well a run’s probabilities come true', () => {
    const calibration = report.runs[0]?.classification.calibration;
    expect(calibration?.ece.n).toBe(6);
    expect(calibration?.bins).toHaveLength(15);
    expect(calibration?.bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(6);
  });

  test('compares the methods of a run and the runs on the same images', () => {
    const { methods = [], runs = [] } = report.comparisons ?? {};
    // The second run has no maps.
    expect(methods.map(({ run, target, first, second }) => [run, target, first, second])).toEqual([
      ['net-head-s1', 'predicted', 'grad-cam', 'layer-cam'],
      ['net-head-s1', 'positive', 'grad-cam', 'layer-cam'],
    ]);
    expect(methods[0]).toMatchObject({ images: 6, onlyFirst: 0, onlySecond: 0, p: 1, pHolm: 1 });
    // Of the second run three images are there.
    expect(runs.map(({ first, second, images }) => [first, second, images])).toEqual([
      ['net-head-s1', 'net-head-s2', 3],
    ]);
  });

  test('tests against swapped masks where they are given, and says with which seed', () => {
    const images = input.dataset.entries.map(({ id }) => id);
    const hit = images.map(() => new Uint8Array(images.length).fill(17));
    const of = { run: 'net-head-s1', method: 'grad-cam', target: 'positive' };
    const tested = assembleReport({ ...input, swaps: [{ ...of, images, hit }] });
    const swapped = tested.runs[0]?.pointing.map((one) => one.swapped?.regions.mass);
    expect(swapped).toEqual([undefined, undefined, { rate: 1, p: 1 }, undefined]);
    expect(tested.provenance.swaps).toEqual({ seed: 1, shuffles: 1999 });
  });

  test('lists what is missing, by run and fold', () => {
    expect(report.missing.map(({ run, fold, stage, code }) => [run, fold, stage, code])).toEqual([
      ['net-head-s2', 0, 'explain', 'FOLDCAM_E_WORKER_LOST'],
      ['net-head-s2', 1, 'train', 'FOLDCAM_E_TRAINING_DIVERGED'],
    ]);
  });

  test('does not depend on the order of anything it is given', () => {
    const text = JSON.stringify(report);
    const shuffled = <T>(items: readonly T[]) =>
      fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
    const disordered = fc.record({
      engines: shuffled(input.engines),
      predictions: shuffled(input.predictions),
      outcomes: shuffled(input.outcomes),
      missing: shuffled(input.missing),
    });
    fc.assert(
      fc.property(disordered, (parts) => {
        expect(JSON.stringify(assembleReport({ ...input, ...parts }))).toBe(text);
      }),
      { seed: 1, numRuns: 20 },
    );
  });

  test('leaves the rows it is given as they are', () => {
    const again = handmadeSweep();
    const turned = { ...again, predictions: again.predictions.toReversed() };
    const before = [...turned.predictions];
    assembleReport(turned);
    expect(turned.predictions).toEqual(before);
  });
});
