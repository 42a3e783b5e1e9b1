import { describe, expect, test } from 'vitest';
import { reportLocalisation } from '../../../core/report/reportLocalisation.js';
import { evenly, outcomeRow, sharesOf } from '../../support/outcomeRow.js';

describe('reportLocalisation', () => {
  test('is the mean share of the maps’ mass, beside the regions’ share of the image', () => {
    const report = reportLocalisation(
      'layer-cam',
      'positive',
      [
        outcomeRow({
          image: 'a',
          outcome: 'mass',
          localisation: { ...evenly(0.25), energy: sharesOf(0.5, 0.25, 0.125) },
        }),
        outcomeRow({
          image: 'b',
          outcome: 'mass',
          localisation: { ...evenly(0.25), energy: sharesOf(0.25, 0.25, 0) },
        }),
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

  test('has every other figure as a mean over the maps that have one', () => {
    const own = { ...evenly(0.5), rank: sharesOf(0.25, NaN, 0.5) };
    const { rank, relevance, topK, pixelAuc } = reportLocalisation('layer-cam', 'positive', [
      outcomeRow({ image: 'a', outcome: 'mass', localisation: own }),
      outcomeRow({ image: 'b', outcome: 'mass', localisation: evenly(0.75) }),
      outcomeRow({ image: 'c', outcome: 'degenerate' }),
    ]);
    expect(rank?.mass).toMatchObject({ value: 0.5, n: 2, chance: 0.125, lift: 4 });
    expect(rank?.peritumoral).toMatchObject({ value: 0.75, n: 1 });
    expect(relevance?.below).toMatchObject({ value: 0.625, n: 2, chance: 0.25, lift: 2.5 });
    expect(topK?.mass).toMatchObject({ value: 0.625, chance: 0.125 });
    expect(pixelAuc?.elsewhere).toMatchObject({ value: 0.625, n: 2, chance: 0.5 });
  });

  test('has for chance what as large a part of the image strewn at random would meet', () => {
    const { iouBest, iouHalf } = reportLocalisation('layer-cam', 'positive', [
      outcomeRow({ image: 'a', outcome: 'mass', localisation: evenly(0.5) }),
    ]);
    // The mass is 1/8, the part 1/2: 1/16 of both, over 1/8 + 1/2 − 1/16.
    expect(iouHalf?.mass.chance).toBe(0.111111111111);
    // Calling everything the region meets it by its share.
    expect(iouBest?.mass.chance).toBe(0.125);
  });
});
