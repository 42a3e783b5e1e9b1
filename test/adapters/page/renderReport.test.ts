import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { GalleryRow } from '../../../adapters/page/Gallery.js';
import { runLine } from '../../../adapters/page/PageReport.js';
import { renderReport } from '../../../adapters/page/renderReport.js';
import { assembleReport } from '../../support/assembleReport.js';
import type { Report } from '../../../core/report/Report.js';
import { handmadeSweep } from '../../support/handmadeSweep.js';
import { parsePage, shownText, type PageElement } from '../../support/parsePage.js';
import { smallOutcome, smallPredictions, smallReport } from '../../support/smallReport.js';

const row = (changes: Partial<GalleryRow> = {}): GalleryRow => ({
  image: 'benign (1)',
  label: 'benign',
  predicted: 'malignant',
  probability: 0.62,
  width: 10,
  height: 8,
  outlines: [
    {
      region: 'mass',
      rings: [
        [
          [2, 2],
          [6, 2],
          [6, 5],
          [2, 5],
        ],
      ],
    },
  ],
  maps: [
    { outcome: smallOutcome(), jpeg: Uint8Array.of(255, 216, 255) },
    {
      outcome: smallOutcome({ method: 'layer-cam', outcome: 'degenerate', x: -1, y: -1 }),
      jpeg: Uint8Array.of(255, 216, 255),
    },
  ],
  ...changes,
});

const render = (report: Report = smallReport(), gallery: readonly GalleryRow[] = [row()]): string =>
  renderReport(report, { predictions: smallPredictions(), gallery });

const csvOf = (link: PageElement | undefined): string[][] =>
  parse(Buffer.from(link?.getAttribute('href')?.split(',')[1] ?? '', 'base64'));

/** What `foldcam report` puts into the folder of the page. */
const beside = [
  ...['report.json', 'classification.csv', 'pointing.csv', 'predictions.csv', 'outcomes.csv'],
  ...['cells.csv', 'overlays/', 'spec.yaml', 'plan.json'],
];

const elements = (page: PageElement): PageElement[] => [...page.querySelectorAll('*')];

describe('renderReport', () => {
  it('makes one page that names the sweep, its data and what was left out', () => {
    const text = render();
    expect(text.trimStart().toLowerCase().startsWith('<!doctype html>')).toBe(true);
    const page = parsePage(text);
    expect(shownText(page.querySelector('title'))).toBe('small: where the classifier looks');
    expect(shownText(page.querySelector('h1'))).toBe('small');
    const header = shownText(page.querySelector('header'));
    expect(header).toContain('4 images (2 benign, 2 malignant) in 4 groups, 2 folds, 1 run');
    expect(header).toContain('left out: 3 normal');
  });

  it("shows the sweep's figures beside the study's", () => {
    const answer = shownText(parsePage(render()).querySelector('.answer'));
    for (const figure of ['0.812', '0.887', '0.750', '0.835', '0.801', '0.868', '67 %', '71 %']) {
      expect(answer).toContain(figure);
    }
  });

  it('loads nothing: no script, no style sheet, no picture from elsewhere', () => {
    const page = parsePage(render());
    expect([...page.querySelectorAll('script, link, iframe, object, embed, base, form')]).toEqual(
      [],
    );
    const addresses = elements(page).flatMap((element) =>
      [...element.attributes]
        .filter(({ name }) =>
          ['src', 'href', 'xlink:href', 'srcset', 'data', 'action'].includes(name),
        )
        .map(({ value }) => [element.tagName.toLowerCase(), value] as const),
    );
    const own = /^(#|data:image\/jpeg;base64,|data:text\/csv;charset=utf-8;base64,)/;
    const outside = addresses.filter(([, value]) => !own.test(value));
    expect(outside.filter(([, value]) => !beside.includes(value))).toEqual([
      ['a', 'https://doi.org/10.15557/JoU.2022.0013'],
    ]);
    expect(outside.every(([tag]) => tag === 'a')).toBe(true);
    const styles = [...page.querySelectorAll('style')].map((style) => style.textContent).join();
    expect(styles).not.toMatch(/@import|url\(/);
  });

  it('says of a backbone what its runs are called and that its weights are random', () => {
    const report = smallReport();
    const [backbone] = report.provenance.backbones;
    if (!backbone) throw new Error('no backbone');
    const untrained = { ...backbone, id: 'untrained', weights: 'random' as const, seed: 7 };
    const provenance = { ...report.provenance, backbones: [backbone, untrained] };
    const made = shownText(parsePage(render({ ...report, provenance })).querySelector('#made'));
    expect(made).toContain(' mobilenet_v2, 224 × 224, taps out_relu;');
    expect(made).toContain('mobilenet_v2 as untrained, random weights of seed 7, 224 × 224');
  });

  it('links what lies beside it, and says what each file holds', () => {
    const links = (page: string) =>
      [...parsePage(page).querySelectorAll('#files dt a')].map((link) => link.getAttribute('href'));
    expect(links(render())).toEqual(beside);
    const text = shownText(parsePage(render()).querySelector('#files'));
    expect(text).toContain('overlays/ Every map over its image, one picture each');
  });

  it('links no overlays where none were kept or no map was made, and the other folds where they are', () => {
    const { sweep } = smallReport();
    const of = (changes: Partial<Report['sweep']['spec']>, gallery = [row()]) =>
      shownText(
        parsePage(
          render(
            smallReport({ sweep: { ...sweep, spec: { ...sweep.spec, ...changes } } }),
            gallery,
          ),
        ).querySelector('#files'),
      );
    expect(of({ maps: { ...sweep.spec.maps, keep: 'none' } })).not.toContain('overlays/');
    expect(of({}, [])).not.toContain('overlays/');
    expect(of({ folds: { ...sweep.spec.folds, compareUngrouped: true } })).toContain(
      'predictions-ungrouped.csv The same of the folds that ignore groups.',
    );
  });

  it('nests its elements properly: each one that is opened is closed', () => {
    const text = render(smallReport({ missing: [gap] }))
      .replace(/<!doctype html>/i, '')
      .replace(/<style>[\s\S]*?<\/style>/g, '');
    const empty = new Set(['meta', 'img', 'br', 'hr', 'input', 'link']);
    const open: string[] = [];
    for (const [, slash, name = '', self] of text.matchAll(
      /<(\/?)([a-zA-Z][\w-]*)[^<>]*?(\/?)>/g,
    )) {
      if (slash) expect(open.pop()).toBe(name);
      else if (!self && !empty.has(name)) open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('draws a ROC curve, bars of the pointing game, and every map with its point', () => {
    const page = parsePage(render());
    const labels = [...page.querySelectorAll('svg[aria-label]')].map((svg) =>
      svg.getAttribute('aria-label'),
    );
    const bars = 'the share of the images whose point lies in each region';
    expect(labels).toEqual([
      'ROC curve of the held-out images, with the operating point of the study',
      `Pointing game, Grad-CAM: ${bars}`,
      `Pointing game, LayerCAM: ${bars}`,
      // The report of four images has groups by class alone.
      `Pointing game, Grad-CAM: ${bars}, by class`,
      `Pointing game, LayerCAM: ${bars}, by class`,
    ]);
    const figures = [...page.querySelectorAll('.case figure')];
    expect(figures.map((figure) => shownText(figure.querySelector('figcaption')))).toEqual([
      'Grad-CAM: mass',
      'LayerCAM: degenerate',
    ]);
    // The middle of the pixel in column 4 and row 3; a degenerate map has no point.
    expect(figures[0]?.querySelector('circle')?.getAttribute('cx')).toBe('4.5');
    expect(figures[0]?.querySelector('circle')?.getAttribute('cy')).toBe('3.5');
    expect(figures[1]?.querySelector('circle')).toBeNull();
    expect(page.querySelector('path.outline-mass')?.getAttribute('d')).toBe('M2 2L6 2L6 5L2 5Z');
  });

  const gap = {
    cell: 'c0ffee',
    run: 'mobilenet_v2-head-s1',
    fold: 1,
    stage: 'train',
    code: 'FOLDCAM_E_WORKER_LOST',
    message: 'the worker was killed',
    remedy: 'Run it again.',
  };

  describe('of a whole sweep', () => {
    const sweep = handmadeSweep();
    const images = sweep.dataset.entries.map(({ id }) => id);
    const hit = images.map(() => new Uint8Array(images.length).fill(17));
    const of = { run: 'net-head-s1', method: 'grad-cam', target: 'predicted' };
    const report = assembleReport({ ...sweep, swaps: [{ ...of, images, hit }] });
    const whole = renderReport(report, { predictions: sweep.predictions, gallery: [] });
    const page = parsePage(whole);
    const rowsOf = (caption: string): string[][] => {
      const found = [...page.querySelectorAll('table')].find((table) =>
        shownText(table.querySelector('caption')).startsWith(caption),
      );
      return [...(found?.querySelectorAll('tbody tr') ?? [])].map((row) =>
        Array.from(row.children).map(shownText),
      );
    };

    it('has DeLong’s and Wilson’s intervals beside the bootstrap’s', () => {
      const [pooled] = rowsOf('Classification');
      expect(pooled?.[2]).toMatch(/^0\.778 .*DeLong 0\.\d{3}–1\.000$/);
      // Wilson's of 4 in 6, by statsmodels 0.15.
      expect(pooled?.[3]).toMatch(/^0\.667 .*Wilson 0\.300–0\.903$/);
    });

    it('shows calibration as a plot and in numbers', () => {
      const plots = [...page.querySelectorAll('svg[aria-label]')].map((svg) =>
        svg.getAttribute('aria-label'),
      );
      expect(plots).toContain(
        'Reliability: the share of the images that was malignant, by predicted probability',
      );
      // 1 / (1 + e³) = 0.047: b1, in the first of fifteen bins.
      const [first] = rowsOf('The bins that hold images');
      expect(first?.slice(0, 3)).toEqual(['0.00–0.07', '1', '0.047']);
    });

    it('compares methods and runs, with what a table of tests makes of the p-values', () => {
      const [methods] = rowsOf('Methods compared');
      expect(methods).toEqual([
        'Grad-CAM − LayerCAM, predicted',
        ...['6', '+0.0 % +0.0 % to +0.0 %', '0', '0', '1.000', '1.000', '1.000'],
      ]);
      const [runs] = rowsOf('Runs compared');
      expect(runs?.slice(0, 2)).toEqual(['net-head-s1− net-head-s2', '3']);
    });

    it('plays the game by call and by size, and against swapped masks', () => {
      const groups = rowsOf('The same by what the classifier made');
      expect(groups.slice(0, 3).map((row) => row.slice(1, 3))).toEqual([
        ['called correctly', '4'],
        ['called wrongly', '2'],
        ['small, 12.5 % to 12.5 %', '6'],
      ]);
      const swaps = rowsOf('Do the maps point');
      expect(swaps).toHaveLength(1);
      expect(swaps[0]?.[1]).toBe('33 %swapped 100 %, p 1.000');
    });

    it('lists the other figures of localisation per region, beside chance', () => {
      const [first] = rowsOf('How well the maps single');
      expect(first?.slice(0, 3)).toEqual([
        'Grad-CAM, predicted',
        'mass',
        '0.250 0.250–0.250 chance 0.125',
      ]);
    });

    it('folds long tables up', () => {
      const [first, second] = [...page.querySelectorAll('#run-1 summary')].map(shownText);
      expect(first).toBe('The same of 3 more methods');
      // Four series, each by two calls and three sizes.
      expect(second).toBe('20 rows by call and by lesion size');
    });

    it('draws bars by class, by call and by size, the first method’s in front', () => {
      const [panels, ...others] = [...page.querySelectorAll('#run-1 h5')].map(shownText);
      expect([panels, ...others.slice(0, 2)]).toEqual(['By class', 'By call', 'By lesion size']);
      expect([...page.querySelectorAll('#run-1 details h5')]).toHaveLength(3 * 3);
    });

    it('has a CSV with the rows of each table, every file under a name of its own', () => {
      const tables = [...page.querySelectorAll('table')];
      const links = [...page.querySelectorAll('caption a.csv')];
      expect(links).toHaveLength(tables.length);
      const names = links.map((link) => link.getAttribute('download'));
      expect(new Set(names).size).toBe(names.length);
      tables.forEach((table, i) => {
        const lines = csvOf(links[i]).length - 1;
        const rows = [...table.querySelectorAll('tbody tr')].length;
        // The table of the ROC curves leaves points out.
        if (names[i] === 'handmade-roc.csv') expect(lines).toBeGreaterThanOrEqual(rows);
        else expect(lines).toBe(rows);
      });
    });

    it('folds every run but the first away, and leads to each part by a link', () => {
      expect(
        [...page.querySelectorAll('section.later')].map(({ children }) => children.length),
      ).toEqual([1]);
      expect(shownText(page.querySelector('#run-2 > details > summary h2'))).toBe('net-head-s2');
      const links = [...page.querySelectorAll('nav a')].map((link) => link.getAttribute('href'));
      expect(links).toEqual([
        '#runs',
        '#run-1',
        '#run-2',
        '#together',
        '#missing',
        '#methods',
        '#made',
        '#files',
      ]);
      for (const link of links) expect(page.querySelector(link ?? '')?.tagName).toBe('SECTION');
    });
  });

  it('names the cells that are missing, why, and what to do', () => {
    const page = parsePage(render(smallReport({ missing: [gap] })));
    const banners = [...page.querySelectorAll('.banner')].map(shownText);
    expect(banners).toHaveLength(1);
    expect(banners[0]).toMatch(/^Incomplete\. 1 of the sweep’s cells have no full result/);
    const section = [...page.querySelectorAll('section')].find((one) =>
      shownText(one).startsWith('What is missing'),
    );
    const cells = [...(section?.querySelectorAll('tbody tr > *') ?? [])].map(shownText);
    expect(cells).toEqual([
      'mobilenet_v2-head-s1',
      '1',
      'train',
      'FOLDCAM_E_WORKER_LOST the worker was killed',
      'Run it again.',
    ]);
  });

  it('says that the images were generated, and only then', () => {
    const { dataset } = smallReport();
    const generated = smallReport({ dataset: { ...dataset, generated: '24 phantoms (seed 1)' } });
    const [banner] = [...parsePage(render(generated)).querySelectorAll('.banner')];
    expect(shownText(banner ?? null)).toMatch(
      /^Generated images\. This sweep ran on 24 phantoms \(seed 1\)\..*say nothing about patients\.$/,
    );
    expect([...parsePage(render()).querySelectorAll('.banner')]).toEqual([]);
  });

  it('has headings in order, from one of the first level', () => {
    const levels = elements(parsePage(render()))
      .map(({ tagName }) => /^H([1-6])$/.exec(tagName)?.[1])
      .filter((level) => level !== undefined)
      .map(Number);
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    levels.forEach((level, i) => {
      expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
    });
  });

  it('names the scope of every head of a table, and what every drawing shows', () => {
    const page = parsePage(render(smallReport({ missing: [gap] })));
    const heads = [...page.querySelectorAll('th')].map((head) => head.getAttribute('scope'));
    expect(new Set(heads)).toEqual(new Set(['col', 'row']));
    const drawings = [...page.querySelectorAll('svg')].filter(
      (svg) => svg.getAttribute('aria-hidden') !== 'true',
    );
    expect(drawings.map((svg) => svg.getAttribute('role'))).toEqual(drawings.map(() => 'img'));
    expect(drawings.every((svg) => svg.getAttribute('aria-label'))).toBe(true);
  });

  it('has no place for maps where none were kept', () => {
    expect(parsePage(render(smallReport(), [])).querySelector('.gallery')).toBeNull();
  });

  it('compares several runs in a table, the first of the sweep file in front', () => {
    const { runs } = smallReport();
    const two = runs.flatMap((run) => [run, { ...run, id: 'mobilenet_v2-head-s2', seed: 2 }]);
    const page = parsePage(render(smallReport({ runs: two })));
    expect(shownText(page.querySelector('.answer'))).toContain(
      'mobilenet_v2-head-s1 is the first of the sweep file’s 2 runs, not chosen by its result.',
    );
    const heads = [...page.querySelectorAll('h2')].map(shownText);
    expect(heads).toContain('Runs');
    expect(heads).toContain('mobilenet_v2-head-s2');
  });

  it('shows a dash where a figure is not defined', () => {
    const { runs } = smallReport();
    const none = { value: null, ci95: null, n: 4 };
    const undefinedAuc = runs.map((run) => ({
      ...run,
      classification: { ...run.classification, auc: none },
    }));
    const page = parsePage(render(smallReport({ runs: undefinedAuc })));
    expect(shownText(page.querySelector('.answer .figure'))).toBe('–');
  });

  describe('of more runs than it shows in full', () => {
    const [run] = smallReport().runs;
    if (!run) throw new Error('no run');
    const later = Array.from({ length: 2_000 }, (_, i) => ({ ...runLine(run), id: `later-${i}` }));
    const runs = [run, { ...run, id: 'second' }];
    const report = { ...smallReport({ runs }), later };
    const text = renderReport(report, { predictions: smallPredictions(), gallery: [] });
    const page = parsePage(text);

    it('has a line of each, and counts them all', () => {
      expect(shownText(page.querySelector('header'))).toContain('2002 runs');
      const lines = csvOf(
        elements(page).find((one) => one.getAttribute('download') === 'small-runs.csv'),
      );
      expect(lines.slice(1).map(([id]) => id)).toEqual([
        run.id,
        'second',
        ...later.map(({ id }) => id),
      ]);
    });

    it('says what it leaves out and where that is', () => {
      const said = shownText(page.querySelector('#runs'));
      expect(said).toContain(
        'Curves and figures of the first 2 runs follow. Those of the other 2000',
      );
      expect(page.querySelector('#run-2')).not.toBeNull();
      expect(page.querySelector('#run-3')).toBeNull();
    });

    it('grows by no more than its lines', () => {
      const whole = renderReport(smallReport({ runs }), {
        predictions: smallPredictions(),
        gallery: [],
      });
      expect((text.length - whole.length) / later.length).toBeLessThan(3_000);
    });
  });

  it('says which run all others are compared with, where that is one', () => {
    const [run] = smallReport().runs;
    if (!run) throw new Error('no run');
    const estimate = { difference: 0.1, ci95: null, pBootstrap: 0.5, p: 0.5, pHolm: 1 };
    const pair = {
      ...{ first: 'winner', second: run.id, images: 4 },
      auc: { ...estimate, delong: null },
      accuracy: { ...estimate, onlyFirst: 1, onlySecond: 0 },
    };
    const compared = (best?: string) =>
      shownText(
        parsePage(
          render(
            smallReport({
              runs: [run, { ...run, id: 'winner' }],
              comparisons: { methods: [], runs: [pair], ...(best ? { best } : {}) },
            }),
          ),
        ).querySelector('#runs'),
      );
    expect(compared('winner')).toContain(
      'winner, which has the highest AUC, is compared with each',
    );
    expect(compared()).not.toContain('too many runs');
  });
});
