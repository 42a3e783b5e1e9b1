import { describe, expect, it } from 'vitest';
import { againstChance } from '../../../adapters/page/againstChance.js';
import { answer } from '../../../adapters/page/answer.js';
import type { Report } from '../../../core/report/Report.js';
import { parsePage, shownText } from '../../support/parsePage.js';
import { smallReport } from '../../support/smallReport.js';

const page = (report: Report = smallReport()) => {
  const [run] = report.runs;
  if (!run) throw new Error('no run');
  return parsePage(`<main>${answer(report, run).text}</main>`);
};

describe('answer', () => {
  it('says in two sentences which run, how good, where it looks, against chance', () => {
    expect(shownText(page().querySelector('.lead'))).toBe(
      'mobilenet_v2-head-s1 tells malignant from benign with an AUC of 0.812 (95 % CI 0.762 to 0.862). Its Grad-CAM maps point at the mass, the ring around it or the area below it in 67 % of the 3 images that it calls correctly (the study: 71 %), where chance gives 33 %: could be chance.',
    );
  });

  it('sets four figures beside the study’s', () => {
    expect([...page().querySelectorAll('.figures > div')].map(shownText)).toEqual([
      'AUC 0.812 95 % CI 0.762–0.862 the study: 0.887',
      'Accuracy 0.750 95 % CI 0.700–0.800 the study: 0.835',
      'Sensitivity 0.500 95 % CI 0.450–0.550 the study: 0.801',
      'Specificity 1.000 95 % CI 0.950–1.050 the study: 0.868',
    ]);
  });

  it('passes no point for an interval where nothing is called wrongly', () => {
    const [run] = smallReport().runs;
    if (!run) throw new Error('no run');
    const all = { value: 1, ci95: [1, 1] as [number, number], n: 4 };
    // 4 of 4: Wilson's interval begins at n / (n + z²), z² = 3.8415.
    const accuracy = { ...all, wilson: [0.510109163, 1] as [number, number] };
    const classification = { ...run.classification, auc: { ...all, delong: all.ci95 }, accuracy };
    const root = page(smallReport({ runs: [{ ...run, classification }] }));
    expect(shownText(root.querySelector('.lead'))).toContain(
      'an AUC of 1.000 (which no resample changes: there is no interval).',
    );
    expect([...root.querySelectorAll('.figures > div')].map(shownText).slice(0, 2)).toEqual([
      'AUC 1.000 no interval the study: 0.887',
      'Accuracy 1.000 Wilson’s 95 % CI 0.510–1.000 the study: 0.835',
    ]);
  });

  it('shows for each region the share, chance, the lift and what to make of it', () => {
    expect([...page().querySelectorAll('.places li')].map(shownText)).toEqual([
      // All intervals are 10 % to 90 %.
      'in the mass 50 % chance 8 %, × 6.3: above chance',
      'in the ring around it 25 % chance 5 %, × 5.0: above chance',
      'below it 0 % chance 20 %, × 0.0: could be chance',
      'elsewhere 25 % chance 67 %, × 0.4: could be chance',
    ]);
  });

  it('chooses no run by its result, and tells what choosing by validation gives', () => {
    const { runs } = smallReport();
    const [run] = runs;
    if (!run) throw new Error('no run');
    const better = { ...run.classification.auc, value: 0.99 };
    const two = [run, { ...run, id: 'b', classification: { ...run.classification, auc: better } }];
    const { folds: _, calibration: __, ...classification } = run.classification;
    const selection = { folds: [], classification, pointing: run.pointing };
    const shown = shownText(page(smallReport({ runs: two, selection })));
    expect(shown).toContain('mobilenet_v2-head-s1 tells malignant from benign');
    expect(shown).toContain('the first of the sweep file’s 2 runs, not chosen by its result.');
    expect(shown).toContain('by its training side alone gives an AUC of 0.812 (0.762 to 0.862).');
    expect(shown).not.toContain('0.990');
  });

  it.each([
    ['lesion', 'The network was shown only the lesion'],
    ['both', 'The network was shown the lesion beside the whole image'],
    ['full', null],
  ] as const)('says what a mask had a say in: crop %s', (crop, said) => {
    const report = smallReport();
    const { sweep } = report;
    const recipes = sweep.spec.recipes.map((recipe) => ({ ...recipe, crop }));
    const shown = shownText(
      page({ ...report, sweep: { ...sweep, spec: { ...sweep.spec, recipes } } }),
    );
    if (said === null) expect(shown).not.toContain('was shown');
    else expect(shown).toContain(said);
  });

  it('does without maps', () => {
    const runs = smallReport().runs.map((run) => ({ ...run, pointing: [], localisation: [] }));
    expect(shownText(page(smallReport({ runs })).querySelector('.lead'))).toMatch(/0\.862\)\.$/);
  });
});

describe('againstChance', () => {
  it('goes by where the interval lies', () => {
    expect(againstChance({ ci95: [0.3, 0.5], chance: 0.29 })).toBe('above chance');
    expect(againstChance({ ci95: [0.3, 0.5], chance: 0.3 })).toBe('could be chance');
    expect(againstChance({ ci95: [0.3, 0.5], chance: 0.5 })).toBe('could be chance');
    expect(againstChance({ ci95: [0.3, 0.5], chance: 0.51 })).toBe('below chance');
    expect(againstChance({ ci95: null, chance: 0.5 })).toBeNull();
    expect(againstChance({ ci95: [0, 1], chance: null })).toBeNull();
  });
});
