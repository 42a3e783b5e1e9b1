import type { LocalisationReport, RunReport } from '../../core/report/Report.js';
import { ends, rowHead, words } from './columns.js';
import { dataTable, type Column } from './dataTable.js';
import { fileName } from './fileName.js';
import { folded } from './folded.js';
import { html, type Html } from './html.js';
import { decimal, withInterval } from './numbers.js';
import { seriesTitle } from './seriesTitle.js';

const parts = ['mass', 'peritumoral', 'below'] as const;

const figures = [
  ['relevance', 'mass', 'relevance_mass'],
  ['rank', 'rank', 'rank'],
  ['topK', 'top 1000', 'top_1000'],
  ['pixelAuc', 'pixel AUC', 'pixel_auc'],
  ['iouBest', 'IoU, best', 'iou_best'],
  ['iouHalf', 'IoU, half', 'iou_half'],
] as const;

interface Line {
  readonly entry: LocalisationReport;
  readonly region: (typeof parts)[number];
}

/** The other figures of localisation, per region of the lesion. */
export function regionTable(run: RunReport): Html | null {
  const rows = run.localisation
    .filter(({ rank }) => rank)
    .flatMap((entry) => parts.map((region): Line => ({ entry, region })));
  if (rows.length === 0) return null;
  const name = ({ entry }: Line) => seriesTitle(entry.method, entry.target, run);
  const whole = dataTable<Line>({
    caption:
      'How well the maps single a region out: means over the maps that are not degenerate. Mass: share of the map’s absolute values inside; rank: of as many highest pixels as the region has, the share inside; top 1000: of the 1000 highest pixels; pixel AUC: a pixel inside is higher than one outside; IoU: overlap with the pixels above the best threshold, and above half of the maximum.',
    file: fileName(run.id, 'localisation.csv'),
    columns: [
      rowHead('method', 'method', name, rows),
      words('region', 'region', ({ region }) => region),
      ...figures.map(besideOwnChance),
    ],
    rows,
  });
  return folded(rows.length, 'rows by region', whole);
}

const besideOwnChance = ([key, head, name]: (typeof figures)[number]): Column<Line> => ({
  head,
  show: ({ entry, region }) => {
    const of = entry[key]?.[region];
    return html`${of && withInterval(of)}
      <small class="under">chance ${decimal(of?.chance ?? null)}</small>`;
  },
  csv: ({ entry, region }) => {
    const of = entry[key]?.[region];
    return {
      [name]: of?.value,
      ...ends(name, of?.ci95),
      [`${name}_n`]: of?.n,
      [`${name}_chance`]: of?.chance,
    };
  },
});
