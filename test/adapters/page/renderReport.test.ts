import { describe, expect, it } from 'vitest';
import type { GalleryRow } from '../../../adapters/page/Gallery.js';
import { renderReport } from '../../../adapters/page/renderReport.js';
import type { Report } from '../../../core/report/Report.js';
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
    const outside = addresses.filter(([, value]) => !/^(#|data:image\/jpeg;base64,)/.test(value));
    expect(outside).toEqual([['a', 'https://doi.org/10.15557/JoU.2022.0013']]);
    const styles = [...page.querySelectorAll('style')].map((style) => style.textContent).join();
    expect(styles).not.toMatch(/@import|url\(/);
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
    expect(labels).toEqual([
      expect.stringContaining('ROC curve'),
      expect.stringContaining('Pointing game'),
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
      '2',
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

  it('has no place for maps where none were kept', () => {
    expect(parsePage(render(smallReport(), [])).querySelector('.gallery')).toBeNull();
  });

  it('compares several runs in a table, the first of the sweep file in front', () => {
    const { runs } = smallReport();
    const two = runs.flatMap((run) => [run, { ...run, id: 'mobilenet_v2-head-s2', seed: 2 }]);
    const page = parsePage(render(smallReport({ runs: two })));
    expect(shownText(page.querySelector('main > p'))).toBe(
      'Shown first: run mobilenet_v2-head-s1, the first of the sweep file.',
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
});
