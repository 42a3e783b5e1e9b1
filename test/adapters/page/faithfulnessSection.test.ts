import { describe, expect, test } from 'vitest';
import { faithfulnessSection } from '../../../adapters/page/faithfulnessSection.js';
import type { FaithfulnessReport, RunReport } from '../../../core/report/Report.js';
import { parsePage, shownText } from '../../support/parsePage.js';
import { smallReport } from '../../support/smallReport.js';

const estimate = (value: number) => ({
  value,
  ci95: [value - 0.05, value + 0.05] as [number, number],
  n: 4,
});
const areas = (deletion: number, insertion: number) => ({
  deletion: estimate(deletion),
  insertion: estimate(insertion),
});
const curve = { deletion: [0.9, 0.4, 0.2], insertion: [0.2, 0.7, 0.9] };
const levels = ['head', 'all 5 blocks'].map((level, i) => ({
  ...{ level, blocks: 5 * i },
  ...{ rank: estimate(0.125), ssim: estimate(0.375) },
}));

const entry = (changes: Partial<FaithfulnessReport> = {}): FaithfulnessReport => ({
  ...{ method: 'grad-cam', target: 'predicted', images: 4, degenerate: 1 },
  ...areas(0.475, 0.625),
  random: areas(0.5, 0.5),
  beyondRandom: areas(-0.025, 0.125),
  curves: { ...curve, random: curve },
  randomisation: levels,
  flagged: false,
  ...changes,
});

function page(...faithfulness: FaithfulnessReport[]) {
  const run = smallReport().runs[0] as RunReport;
  return parsePage(`<main>${faithfulnessSection({ ...run, faithfulness })?.text ?? ''}</main>`);
}
const rowsOf = (table: string, of: ReturnType<typeof page>) =>
  [...of.querySelectorAll('table')]
    .filter((one) => shownText(one.querySelector('caption')).includes(table))
    .flatMap((one) => [...one.querySelectorAll('tbody tr')].map(shownText));

describe('faithfulnessSection', () => {
  test('is not there where the sweep does not ask, or no image was tested', () => {
    expect(faithfulnessSection(smallReport().runs[0] as RunReport)).toBeNull();
    expect(shownText(page(entry({ images: 0 })))).toBe('');
  });

  test('has the areas and how far they lie from the random map’s', () => {
    const [row] = rowsOf('Areas', page(entry()));
    expect(row).toContain('0.475 0.425–0.525');
    expect(row).toContain('−0.025');
    expect(row).toContain('0.625');
    expect(row).toContain('0.125');
  });

  test('draws each method and the random map in both plots, and has their numbers', () => {
    const methods = ['grad-cam', 'layer-cam', 'random'];
    const shown = page(...methods.map((method) => entry({ method })));
    const plots = [...shown.querySelectorAll('figure svg')];
    expect(plots).toHaveLength(2);
    const lines = plots.map((plot) => [...plot.querySelectorAll('g[aria-label="line"] path')]);
    expect(lines.map(({ length }) => length)).toEqual([3, 3]);
    // Two methods and the random map, three points each.
    expect(rowsOf('Mean probability', shown)).toHaveLength(9);
  });

  test('has a row for each level', () => {
    const rows = rowsOf('drawn anew', page(entry()));
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain('head, all 5 blocks');
    expect(rows[1]).toContain('0.375');
  });

  test('says loudly which maps do not depend on the network, and nothing where none does', () => {
    const shown = page(entry(), entry({ method: 'centre', flagged: true }));
    const note = shownText(shown.querySelector('.banner'));
    expect(note).toContain('centre Gaussian: maps that do not depend on the network');
    expect(note).not.toContain('Grad-CAM');
    expect(rowsOf('drawn anew', shown).at(-1)).toContain('does not depend on the network');
    expect(page(entry()).querySelector('.banner')).toBeNull();
  });

  test('names the methods that were not compared with weights drawn anew', () => {
    const { randomisation: _, ...rise } = entry({ method: 'rise' });
    expect(shownText(page(entry(), rise))).toContain('Not compared with weights drawn anew: RISE');
    expect(shownText(page(entry()))).not.toContain('Not compared');
    // With `randomise: false` there is nothing to name.
    expect(shownText(page(rise))).not.toContain('Not compared');
  });

  test('stands without plots where every map is constant', () => {
    const none = { deletion: [], insertion: [] };
    const shown = page(entry({ degenerate: 4, curves: { ...none, random: none } }));
    expect(shown.querySelector('svg')).toBeNull();
    expect(rowsOf('Areas', shown)).toHaveLength(1);
  });
});
