import { bootstrapByGroup } from '../metrics/bootstrapByGroup.js';
import { regions } from '../regions/Region.js';
import { estimate, figure, rate } from './figures.js';
import type { LocalisationReport, PointingReport, Rate } from './Report.js';
import type { OutcomeRow, PerRegion } from './rows.js';

const places = [...regions, 'inRegions'] as const;
type Place = (typeof places)[number];

/** The pointing game of one method and target: n counts all images, degenerate ones hit nothing. */
export function reportPointing(
  method: string,
  target: string,
  rows: readonly OutcomeRow[],
  labels: readonly string[],
): PointingReport {
  const centre = Object.fromEntries(
    places.map((place) => [place, figure(mean(rows.map((row) => Number(row.centreHit[place]))))]),
  ) as PointingReport['centre'];
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
  };
}

function rates(
  rows: readonly OutcomeRow[],
): Pick<PointingReport, 'images' | 'regions' | 'inRegions' | 'inRegionsOfAll'> {
  const correct = rows.map((row) => row.predicted === row.label);
  const columns = places.map((place) => rows.map((row) => (row.hit[place] ? 1 : 0)));
  const inRegions = columns[places.indexOf('inRegions')] ?? [];
  const intervals = bootstrapByGroup(
    rows.map((row) => row.group),
    (weights) => {
      let right = 0;
      let rightHits = 0;
      let total = 0;
      const sums = columns.map(() => 0);
      for (let i = 0; i < weights.length; i++) {
        const weight = weights[i] as number;
        if (weight === 0) continue;
        total += weight;
        for (let c = 0; c < columns.length; c++) {
          sums[c] = (sums[c] as number) + weight * ((columns[c] as number[])[i] as number);
        }
        if (!correct[i]) continue;
        right += weight;
        rightHits += weight * (inRegions[i] as number);
      }
      return [...sums.map((sum) => sum / total), rightHits / right];
    },
  );
  const one = (of: readonly OutcomeRow[], place: Place, interval: number): Rate =>
    rate(
      of.filter((row) => row.hit[place]).length,
      of.length,
      intervals[interval],
      mean(of.map((row) => row.chance[place])),
    );
  return {
    images: rows.length,
    regions: {
      mass: one(rows, 'mass', 0),
      peritumoral: one(rows, 'peritumoral', 1),
      below: one(rows, 'below', 2),
      elsewhere: one(rows, 'elsewhere', 3),
    },
    inRegions: one(
      rows.filter((_, i) => correct[i]),
      'inRegions',
      places.length,
    ),
    inRegionsOfAll: one(rows, 'inRegions', 4),
  };
}

/** Where a method's maps lay their mass: means over the maps that are not degenerate. */
export function reportLocalisation(
  method: string,
  target: string,
  rows: readonly OutcomeRow[],
): LocalisationReport {
  const whole = rows.filter((row) => Number.isFinite(row.energy.mass));
  const intervals = bootstrapByGroup(
    whole.map((row) => row.group),
    (weights) =>
      places.map((place) => {
        let sum = 0;
        let total = 0;
        for (let i = 0; i < weights.length; i++) {
          const weight = weights[i] as number;
          sum += weight * (whole[i] as OutcomeRow).energy[place];
          total += weight;
        }
        return sum / total;
      }),
  );
  const energies = places.map((place, p) => {
    const value = mean(whole.map((row) => row.energy[place]));
    const chance = mean(whole.map((row) => row.share[place]));
    return [
      place,
      {
        ...estimate(value, intervals[p], whole.length),
        chance: figure(chance),
        lift: figure(value / chance),
      },
    ];
  });
  const energy = Object.fromEntries(energies) as PerRegion<LocalisationReport['energy']['mass']>;
  return { method, target, energy };
}

const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length;
