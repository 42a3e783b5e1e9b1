import { describe, expect, test } from 'vitest';
import { wilson } from '../../../core/metrics/wilson.js';
import { intervalFigures } from '../../../core/report/figures.js';
import { reportPointing } from '../../../core/report/reportPointing.js';
import { hitOf, outcomeRow, sharesOf } from '../../support/outcomeRow.js';

const labels = ['benign', 'malignant'];
const malignant = { label: 'malignant', predicted: 'malignant' };

// Of eight images of one patient six are classified correctly.
const rows = [
  outcomeRow({ image: 'a', outcome: 'mass' }),
  outcomeRow({ image: 'b', outcome: 'mass', tie: true, centreHit: hitOf('mass') }),
  outcomeRow({ image: 'c', outcome: 'peritumoral', centreHit: hitOf('below') }),
  outcomeRow({ image: 'd', outcome: 'elsewhere', predicted: 'malignant' }),
  outcomeRow({ image: 'e', outcome: 'below', ...malignant }),
  outcomeRow({ image: 'f', outcome: 'elsewhere', ...malignant, tie: true }),
  outcomeRow({ image: 'g', outcome: 'degenerate', ...malignant, chance: sharesOf(0.5, 0.1, 0.2) }),
  outcomeRow({ image: 'h', outcome: 'mass', ...malignant, predicted: 'benign' }),
].map((row) => ({ ...row, group: 'p' }));

describe('reportPointing', () => {
  const report = reportPointing('grad-cam', 'predicted', rows, labels);
  /** All images are of one group, so that every resample is the same. */
  const certain = (hits: number, n: number, chance: number) => ({
    hits,
    n,
    rate: Number((hits / n).toPrecision(12)),
    ci95: [hits / n, hits / n].map((end) => Number(end.toPrecision(12))),
    wilson: intervalFigures(wilson(hits, n)),
    chance: Number(chance.toPrecision(12)),
    lift: Number((hits / n / chance).toPrecision(12)),
  });

  test('counts hits over all images, degenerate ones among them', () => {
    expect(report).toMatchObject({ method: 'grad-cam', target: 'predicted', images: 8 });
    // Chance: seven images and the one with regions of its own.
    expect(report.regions).toEqual({
      mass: certain(3, 8, (7 * 0.125 + 0.5) / 8),
      peritumoral: certain(1, 8, (7 * 0.125 + 0.1) / 8),
      below: certain(1, 8, (7 * 0.25 + 0.2) / 8),
      elsewhere: certain(2, 8, (7 * 0.5 + 0.2) / 8),
    });
    expect(report.inRegionsOfAll).toEqual(certain(5, 8, (7 * 0.5 + 0.8) / 8));
  });

  test('counts hits of the three regions over correctly classified images', () => {
    // d and h are out; of the rest a, b, c and e hit.
    expect(report.inRegions).toEqual(certain(4, 6, (5 * 0.5 + 0.8) / 6));
  });

  test('counts degenerate maps and ties', () => {
    expect(report).toMatchObject({ degenerate: 1, ties: 2 });
  });

  test('has the rate of a point fixed at the centre beside them', () => {
    expect(report.centre).toEqual({
      mass: 0.125,
      peritumoral: 0,
      below: 0.125,
      elsewhere: 0.75,
      inRegions: 0.25,
    });
  });

  test('says the same of each label alone', () => {
    expect(report.byLabel.map((own) => own.label)).toEqual(labels);
    const [benign, positive] = report.byLabel;
    expect(benign?.images).toBe(4);
    expect(benign?.regions.mass).toEqual(certain(2, 4, 0.125));
    expect(benign?.inRegions).toEqual(certain(3, 3, 0.5));
    expect(positive?.images).toBe(4);
    expect(positive?.regions.mass).toEqual(certain(1, 4, (3 * 0.125 + 0.5) / 4));
    // Of e, f and g one hits.
    expect(positive?.inRegions).toEqual(certain(1, 3, (2 * 0.5 + 0.8) / 3));
  });

  test('says the same of images called correctly and wrongly', () => {
    const [correct, wrong] = report.byCall ?? [];
    expect([correct?.call, correct?.images, wrong?.call, wrong?.images]).toEqual([
      'correct',
      6,
      'wrong',
      2,
    ]);
    expect(correct?.inRegionsOfAll).toEqual(certain(4, 6, (5 * 0.5 + 0.8) / 6));
    // d points elsewhere, h into the mass.
    expect(wrong?.regions.mass).toEqual(certain(1, 2, 0.125));
    expect(wrong?.inRegions).toMatchObject({ n: 0, rate: null });
  });

  test('says the same of small, medium and large lesions', () => {
    const sizes = [0.1, 0.02, 0.3, 0.05, 0.2, 0.01].map((mass, i) =>
      outcomeRow({
        image: `i${i}`,
        outcome: mass < 0.05 ? 'elsewhere' : 'mass',
        share: sharesOf(mass, 0.1, 0.1),
      }),
    );
    const { bySize = [] } = reportPointing('grad-cam', 'predicted', sizes, labels);
    expect(bySize.map(({ size, images, regions }) => [size, images, regions.mass.hits])).toEqual([
      ['small', 2, 0],
      ['medium', 2, 2],
      ['large', 2, 2],
    ]);
    expect(bySize[0]?.from).toBe(0.01);
    expect(bySize[2]?.to).toBe(0.3);
  });

  test('tests the hits against the masks of the other images of the label', () => {
    const own = ['a', 'b'].map((image) => outcomeRow({ image, outcome: 'mass' }));
    // Two images in another order, and one that is not among the rows.
    const hit = [Uint8Array.of(17, 8, 8), Uint8Array.of(8, 8, 8), Uint8Array.of(17, 17, 17)];
    const swaps = { run: 'r', method: 'm', target: 't', images: ['b', 'x', 'a'], hit };
    const { swapped } = reportPointing('grad-cam', 'predicted', own, labels, swaps);
    // a hits with either mask, b with its own alone: 2 hits, 1.5 on average, in one of two orders.
    expect(swapped?.regions.mass.rate).toBe(0.75);
    expect(Math.abs((swapped?.regions.mass.p ?? NaN) - 0.5)).toBeLessThan(0.05);
    expect(swapped?.regions.below).toEqual({ rate: 0, p: 1 });
    expect(swapped?.inRegions.rate).toBe(0.75);
    const without = reportPointing('grad-cam', 'predicted', own, labels);
    expect(without).not.toHaveProperty('swapped');
  });

  test('has no test over images called correctly where none is', () => {
    const wrong = [outcomeRow({ image: 'a', outcome: 'mass', predicted: 'malignant' })];
    const swaps = { run: 'r', method: 'm', target: 't', images: ['a'], hit: [Uint8Array.of(17)] };
    const { swapped } = reportPointing('grad-cam', 'predicted', wrong, labels, swaps);
    expect(swapped?.inRegions).toEqual({ rate: null, p: null });
    expect(swapped?.inRegionsOfAll).toEqual({ rate: 1, p: 1 });
  });

  test('resamples patients, not images', () => {
    const alone = rows.slice(0, 4).map((row) => ({ ...row, group: row.image }));
    const { regions } = reportPointing('grad-cam', 'predicted', alone, labels);
    // Two of four hit the mass: four draws are all hits once in 16 times, and all misses as often.
    expect(regions.mass).toMatchObject({ rate: 0.5, ci95: [0, 1] });
  });

  test('counts every region that a tolerance hits', () => {
    const both = { ...hitOf('mass'), peritumoral: true };
    const { regions, inRegionsOfAll } = reportPointing(
      'grad-cam',
      'predicted',
      [outcomeRow({ image: 'a', outcome: 'mass', hit: both })],
      labels,
    );
    expect([regions.mass.hits, regions.peritumoral.hits, inRegionsOfAll.hits]).toEqual([1, 1, 1]);
  });

  test('has null for what no image tells', () => {
    const nothing = reportPointing('grad-cam', 'predicted', [], labels);
    const empty = { hits: 0, n: 0, rate: null, ci95: null, wilson: null, chance: null, lift: null };
    expect(nothing.regions.mass).toEqual(empty);
    expect(nothing.inRegions).toEqual(empty);
    expect(nothing.centre.mass).toBeNull();
  });
});
