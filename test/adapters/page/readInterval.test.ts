import { describe, expect, it } from 'vitest';
import { againstChance } from '../../../adapters/page/againstChance.js';
import { classificationTable } from '../../../adapters/page/classificationTable.js';
import { rateWithInterval, withInterval } from '../../../adapters/page/numbers.js';
import { pointingPlot } from '../../../adapters/page/pointingPlot.js';
import { pointingTable } from '../../../adapters/page/pointingTable.js';
import { readInterval } from '../../../adapters/page/readInterval.js';
import type { Rate } from '../../../core/report/Report.js';
import { parsePage, shownText } from '../../support/parsePage.js';
import { smallReport } from '../../support/smallReport.js';

/** 0 of 12: Wilson's interval ends at z² / (n + z²), z² = 3.8415. */
const none: Rate = {
  ...{ hits: 0, n: 12, rate: 0, ci95: [0, 0], wilson: [0, 0.242494006655] },
  ...{ chance: 0.05, lift: 0 },
};
const some: Rate = { ...none, hits: 3, rate: 0.25, ci95: [0.1, 0.4], wilson: [0.09, 0.53] };

const text = ({ text: markup }: { readonly text: string }): string =>
  shownText(parsePage(`<main>${markup}</main>`));

/** A run whose maps never point into the ring. */
function runWith(rate: Rate) {
  const [run] = smallReport().runs;
  if (!run) throw new Error('no run');
  const pointing = run.pointing.map((entry) => ({
    ...entry,
    regions: { ...entry.regions, peritumoral: rate },
  }));
  return { ...run, pointing };
}

describe('readInterval', () => {
  it('is Wilson’s where the bootstrap’s is a point, and the bootstrap’s otherwise', () => {
    expect(readInterval(none)).toEqual([0, 0.242494006655]);
    expect(readInterval(some)).toEqual([0.1, 0.4]);
    expect(readInterval({ ci95: [1, 1] })).toEqual([1, 1]);
    expect(readInterval({ ci95: null, wilson: null })).toBeNull();
  });

  it('says whose it is', () => {
    expect(text(rateWithInterval(none))).toBe('0 % Wilson 0–24 %');
    expect(text(rateWithInterval(some))).toBe('25 % 10–40 %');
    expect(text(withInterval({ value: 1, ci95: [1, 1], wilson: [0.76, 1] }))).toBe(
      '1.000 Wilson 0.760–1.000',
    );
  });

  it('keeps a rate of 0 of few images from passing for less than chance', () => {
    expect(againstChance(none)).toBe('could be chance');
    expect(againstChance({ ...none, chance: 0.3 })).toBe('below chance');
  });

  it('is explained by a table that has one, and leaves its CSV as it was', () => {
    const note = 'Wilson: where the bootstrap’s interval is a point, as at 0 and 100 %';
    const page = parsePage(`<main>${pointingTable(runWith(none)).text}</main>`);
    expect(shownText(page.querySelector('caption'))).toContain(note);
    expect(text(pointingTable(runWith(some)))).not.toContain('Wilson');
    const link = page.querySelector('a.csv')?.getAttribute('href') ?? '';
    const [head, first] = Buffer.from(link.split(',')[1] ?? '', 'base64')
      .toString()
      .split(/\r?\n/);
    const cells = (head ?? '').split(',').map((name, i) => [name, first?.split(',')[i]]);
    expect(Object.fromEntries(cells)).toMatchObject({
      peritumoral_lo: '0',
      peritumoral_hi: '0',
      peritumoral_wilson_hi: '0.242494006655',
    });
  });

  it('is none of an AUC that no resample changes, whose interval by DeLong is a point too', () => {
    const report = smallReport();
    const [run] = report.runs;
    if (!run) throw new Error('no run');
    const point: [number, number] = [1, 1];
    const auc = { value: 1, ci95: point, delong: point, n: 4 };
    const classification = { ...run.classification, auc };
    const shown = text(classificationTable({ ...run, classification }, report));
    expect(shown).toContain('1.000 no interval');
    expect(shown).toContain('No interval: no resample changes the figure.');
    expect(shown).not.toContain('DeLong 1.000');
  });

  it('is what the bars’ lines show', () => {
    const page = parsePage(`<main>${pointingPlot(runWith(none)).text}</main>`);
    const lines = [...page.querySelectorAll('path.whisker')].map((line) => line.getAttribute('d'));
    // 0 % is at 92, 24.2 % at 92 + 0.2425 · 186 = 137.1.
    expect(lines[1]).toMatch(/^M92 [\d.]+H137\.1$/);
  });
});
