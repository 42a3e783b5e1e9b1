import { percentileInterval } from '../metrics/percentileInterval.js';
import { resampleMeans } from '../metrics/resampleMeans.js';
import type { HitTable } from '../pointing/hitTable.js';
import { swapTest } from '../pointing/swapTest.js';
import { perPlace, places, type Place } from '../regions/Place.js';
import { figure, rate } from './figures.js';
import type { PointingReport, Rate } from './Report.js';
import type { OutcomeRow } from './rows.js';
import { sizeTerciles } from './sizeTerciles.js';

/** What a run's points of one series would hit in the masks of the other images. */
export interface SwapTable {
  readonly method: string;
  readonly target: string;
  /** The order of the table's rows and columns. */
  readonly images: readonly string[];
  readonly hit: HitTable;
}

/** The pointing game of one method and target: n counts all images, degenerate ones hit nothing. */
export function reportPointing(
  method: string,
  target: string,
  rows: readonly OutcomeRow[],
  labels: readonly string[],
  swaps?: SwapTable,
): PointingReport {
  const centre = perPlace((place) => figure(mean(rows.map((row) => Number(row.centreHit[place])))));
  return {
    method,
    target,
    ...rates(rows),
    degenerate: rows.filter((row) => row.outcome === 'degenerate').length,
    ties: rows.filter((row) => row.tie).length,
    centre,
    byLabel: labels.map((label) => ({
      label,
      ...rates(rows.filter((row) => row.label === label)),
    })),
    byCall: (['correct', 'wrong'] as const).map((call) => ({
      call,
      ...rates(rows.filter((row) => isCorrect(row) === (call === 'correct'))),
    })),
    bySize: sizeTerciles(rows).map(({ size, from, to, rows: own }) => ({
      size,
      from: figure(from) ?? 0,
      to: figure(to) ?? 0,
      ...rates(own),
    })),
    ...(swaps && rows.length > 0 ? { swapped: reportSwaps(rows, swaps) } : {}),
  };
}

const isCorrect = (row: OutcomeRow): boolean => row.predicted === row.label;

function rates(
  rows: readonly OutcomeRow[],
): Pick<PointingReport, 'images' | 'regions' | 'inRegions' | 'inRegionsOfAll'> {
  const inRegions = rows.map((row) => (isCorrect(row) ? Number(row.hit.inRegions) : NaN));
  const columns = places.map((place) => rows.map((row) => Number(row.hit[place])));
  const samples = resampleMeans(
    rows.map((row) => row.group),
    [...columns, inRegions],
  );
  const one = (of: readonly OutcomeRow[], place: Place, column = places.indexOf(place)): Rate =>
    rate(
      of.filter((row) => row.hit[place]).length,
      of.length,
      percentileInterval(samples[column] as Float64Array),
      mean(of.map((row) => row.chance[place])),
    );
  return {
    images: rows.length,
    regions: {
      mass: one(rows, 'mass'),
      peritumoral: one(rows, 'peritumoral'),
      below: one(rows, 'below'),
      elsewhere: one(rows, 'elsewhere'),
    },
    inRegions: one(rows.filter(isCorrect), 'inRegions', places.length),
    inRegionsOfAll: one(rows, 'inRegions'),
  };
}

function reportSwaps(
  rows: readonly OutcomeRow[],
  { images, hit }: SwapTable,
): NonNullable<PointingReport['swapped']> {
  const indexOf = new Map(images.map((image, i) => [image, i]));
  const test = (of: readonly OutcomeRow[]) => {
    const at = of.map((row) => indexOf.get(row.image) ?? -1);
    const own = at.map((i) => Uint8Array.from(at, (j) => hit[i]?.[j] ?? 0));
    const results = swapTest(
      own,
      of.map((row) => row.label),
    );
    return (place: Place) => ({
      rate: figure(results[place].expected / of.length),
      p: of.length > 0 ? figure(results[place].p) : null,
    });
  };
  const all = test(rows);
  return {
    regions: {
      mass: all('mass'),
      peritumoral: all('peritumoral'),
      below: all('below'),
      elsewhere: all('elsewhere'),
    },
    inRegions: test(rows.filter(isCorrect))('inRegions'),
    inRegionsOfAll: all('inRegions'),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length;
