import type { RunReport } from '../../core/report/Report.js';
import { regions, type Region } from '../../core/regions/Region.js';
import { besideChance, rowHead, whole, words, type Ratable } from './columns.js';
import { dataTable, type Column } from './dataTable.js';
import { fileName } from './fileName.js';
import { folded } from './folded.js';
import type { Html } from './html.js';
import { percent } from './numbers.js';
import { intervalNote } from './readInterval.js';
import { seriesTitle } from './seriesTitle.js';

interface Line {
  readonly name: string;
  readonly part: string;
  readonly images: number;
  readonly regions: Readonly<Record<Region, Ratable>>;
  readonly inRegions: Ratable;
  readonly inRegionsOfAll: Ratable;
}

/** The pointing game of every method, over all images and per label. */
export function pointingTable(run: RunReport): Html {
  const rows = run.pointing.flatMap((entry): Line[] => {
    const name = seriesTitle(entry.method, entry.target, run);
    return [
      { ...entry, name, part: 'all' },
      ...entry.byLabel.map((part) => ({ ...part, name, part: part.label })),
    ];
  });
  const note = intervalNote(rows.flatMap((row) => [...ratesOf(row), row.inRegions]));
  const all = dataTable({
    caption: `Where the maps point: rate with its 95 % interval; below it chance, the region’s mean share of the same images, and the lift, rate over chance. In a region: mass, peritumoral or below, over the correctly classified images.${note}`,
    file: fileName(run.id, 'pointing.csv'),
    columns: [
      ...lineColumns(rows),
      besideChance<Line>(
        'in a region',
        'in_regions_of_correct',
        (row) => row.inRegions,
        ({ n }) => ` of ${n}`,
      ),
    ],
    rows: [...rows, ...centreLine(run)],
  });
  return folded(rows.length, 'rows: the pointing game in numbers', all);
}

/** What a point that is always at the image's centre hits: the score to beat where lesions lie there. */
function centreLine({ pointing }: RunReport): Line[] {
  const [first] = pointing;
  if (!first) return [];
  const at = (rate: number | null, { chance }: Ratable): Ratable => ({
    ...{ rate, ci95: null, chance, n: first.images },
    lift: rate === null || chance === null || chance === 0 ? null : rate / chance,
  });
  const own = Object.fromEntries(
    regions.map((region) => [region, at(first.centre[region], first.regions[region])]),
  ) as Record<Region, Ratable>;
  const inRegions = at(first.centre.inRegions, first.inRegionsOfAll);
  const { images } = first;
  return [
    {
      name: 'The image’s centre',
      ...{ part: 'all', images, regions: own, inRegions, inRegionsOfAll: inRegions },
    },
  ];
}

/** The same by correct and wrong calls, and by the size of the lesion. */
export function pointingGroupTable(run: RunReport): Html | null {
  const rows = run.pointing.flatMap((entry): Line[] => {
    const name = seriesTitle(entry.method, entry.target, run);
    return [
      ...(entry.byCall ?? []).map((part) => ({ ...part, name, part: callName(part.call) })),
      ...(entry.bySize ?? []).map((part) => ({ ...part, name, part: sizeName(part) })),
    ];
  });
  if (rows.length === 0) return null;
  const note = intervalNote(rows.flatMap((row) => [...ratesOf(row), row.inRegionsOfAll]));
  const all = dataTable({
    caption: `The same by what the classifier made of the image, and by the lesion’s size: thirds of the images by the mass’s share of the image. In a region: over all of these images.${note}`,
    file: fileName(run.id, 'pointing-by-group.csv'),
    columns: [
      ...lineColumns(rows),
      besideChance<Line>('in a region', 'in_regions_of_all', (row) => row.inRegionsOfAll),
    ],
    rows,
  });
  return folded(rows.length, 'rows by call and by lesion size', all);
}

const ratesOf = (row: Line): Ratable[] => regions.map((region) => row.regions[region]);

const lineColumns = (rows: readonly Line[]): Column<Line>[] => [
  rowHead('method', 'method', ({ name }) => name, rows),
  words('images', 'part', ({ part }) => part),
  whole('n', 'images', ({ images }) => images),
  ...regions.map((region) => besideChance<Line>(region, region, (row) => row.regions[region])),
];

export const callName = (call: 'correct' | 'wrong'): string =>
  call === 'correct' ? 'called correctly' : 'called wrongly';

export const sizeName = (third: { size: string; from: number; to: number }): string =>
  `${third.size}, ${percent(third.from, 1)} to ${percent(third.to, 1)}`;
