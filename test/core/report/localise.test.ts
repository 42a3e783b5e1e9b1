import { describe, expect, test } from 'vitest';
import { reportLocalisation, reportPointing } from '../../../core/report/localise.js';
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
    const empty = { hits: 0, n: 0, rate: null, ci95: null, chance: null, lift: null };
    expect(nothing.regions.mass).toEqual(empty);
    expect(nothing.inRegions).toEqual(empty);
    expect(nothing.centre.mass).toBeNull();
  });
});

describe('reportLocalisation', () => {
  test('is the mean share of the maps’ mass, beside the regions’ share of the image', () => {
    const report = reportLocalisation(
      'layer-cam',
      'positive',
      [
        outcomeRow({ image: 'a', outcome: 'mass', energy: sharesOf(0.5, 0.25, 0.125) }),
        outcomeRow({ image: 'b', outcome: 'mass', energy: sharesOf(0.25, 0.25, 0) }),
      ].map((row) => ({ ...row, group: 'p' })),
    );
    expect(report).toMatchObject({ method: 'layer-cam', target: 'positive' });
    const certain = (value: number, chance: number) => ({
      value,
      ci95: [value, value],
      n: 2,
      chance,
      lift: value / chance,
    });
    expect(report.energy).toEqual({
      mass: certain(0.375, 0.125),
      peritumoral: certain(0.25, 0.125),
      below: certain(0.0625, 0.25),
      elsewhere: certain(0.3125, 0.5),
      inRegions: certain(0.6875, 0.5),
    });
  });

  test('takes the shares of the regions, not what a tolerance would hit', () => {
    const wide = outcomeRow({ image: 'a', outcome: 'mass', chance: sharesOf(0.9, 0.05, 0.05) });
    const { energy } = reportLocalisation('layer-cam', 'positive', [wide]);
    expect(energy.mass.chance).toBe(0.125);
  });

  test('leaves out maps without positive mass', () => {
    const { energy } = reportLocalisation('layer-cam', 'positive', [
      outcomeRow({ image: 'a', outcome: 'degenerate', share: sharesOf(1, 0, 0) }),
      outcomeRow({ image: 'b', outcome: 'below' }),
    ]);
    expect(energy.mass).toMatchObject({ value: 0.125, n: 1, chance: 0.125, lift: 1 });
  });
});
