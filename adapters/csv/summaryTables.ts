import { places, type Place } from '../../core/regions/Place.js';
import type { Classification, PointingReport, Rate, RunReport } from '../../core/report/Report.js';
import type { TableOf } from './openTable.js';
import type { Cells } from './writeTable.js';

type Figure = Exclude<keyof Classification, 'atYouden'>;

type Interval = [number, number] | null | undefined;

/** An estimate has one of them, both or neither. */
interface Independent {
  readonly value: number | null;
  readonly delong?: Interval;
  readonly wilson?: Interval;
}

// As report.json names them.
const figures: readonly Figure[] = [
  ...(['auc', 'accuracy', 'sensitivity', 'specificity', 'balancedAccuracy'] as const),
  ...(['averagePrecision', 'f1', 'mcc', 'brier'] as const),
];

/** classification.csv: one row a run, part (pooled, youden, fold-1, …) and figure. */
export const classificationTable: TableOf<RunReport> = {
  columns: ['run', 'part', 'figure', 'n', 'value', 'lo', 'hi', 'independent_lo', 'independent_hi'],
  rows: ({ id: run, classification }) => {
    const { folds, atYouden, ...pooled } = classification;
    const parts = [
      { part: 'pooled', of: pooled },
      { part: 'youden', of: atYouden },
      ...folds.map((fold) => ({ part: `fold-${fold.fold}`, of: fold })),
    ];
    return parts.flatMap(({ part, of }) => figureRows(of).map((row) => ({ run, part, ...row })));
  },
};

function figureRows(of: Partial<Omit<Classification, 'atYouden'>>): Cells[] {
  return figures.flatMap((name) => {
    const estimate = of[name];
    if (!estimate) return [];
    const { n, value, ci95 } = estimate;
    const { delong, wilson }: Independent = estimate;
    return [
      {
        figure: name,
        n,
        value: value ?? '',
        ...ends('', ci95),
        ...ends('independent_', delong ?? wilson),
      },
    ];
  });
}

/** pointing.csv: one row a run, method, target, group of images and region. */
export const pointingTable: TableOf<RunReport> = {
  columns: [
    ...['run', 'method', 'target', 'by', 'group', 'region', 'hits', 'n', 'rate'],
    ...['lo', 'hi', 'independent_lo', 'independent_hi', 'chance', 'lift'],
  ],
  rows: ({ id: run, pointing }) =>
    pointing.flatMap((entry) => {
      const { method, target } = entry;
      return groupsOf(entry).flatMap(({ by, group, of }) =>
        rateRows(of).map((row) => ({ run, method, target, by, group, ...row })),
      );
    }),
};

type Rates = Pick<PointingReport, 'regions' | 'inRegions' | 'inRegionsOfAll'>;

const groupsOf = (entry: PointingReport): { by: string; group: string; of: Rates }[] => [
  { by: 'all', group: 'all', of: entry },
  ...entry.byLabel.map((of) => ({ by: 'label', group: of.label, of })),
  ...(entry.byCall ?? []).map((of) => ({ by: 'call', group: of.call, of })),
  ...(entry.bySize ?? []).map((of) => ({ by: 'size', group: of.size, of })),
];

const rateRows = ({ regions, inRegions, inRegionsOfAll }: Rates): Cells[] => [
  ...places.map((place) => rateRow(place, place === 'inRegions' ? inRegionsOfAll : regions[place])),
  rateRow('inRegionsOfCorrect', inRegions),
];

const rateRow = (region: Place | 'inRegionsOfCorrect', of: Rate): Cells => ({
  region,
  hits: of.hits,
  n: of.n,
  rate: of.rate ?? '',
  ...ends('', of.ci95),
  ...ends('independent_', of.wilson),
  chance: of.chance ?? '',
  lift: of.lift ?? '',
});

const ends = (prefix: string, of: Interval): Cells => ({
  [`${prefix}lo`]: of?.[0] ?? '',
  [`${prefix}hi`]: of?.[1] ?? '',
});
