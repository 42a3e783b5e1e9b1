import { curveArea } from '../faithfulness/curveArea.js';
import type { FaithfulnessRow } from '../faithfulness/FaithfulnessRow.js';
import { faithfulnessSettings } from '../faithfulness/settings.js';
import { baseline } from '../faithfulness/testedSeries.js';
import { percentileInterval } from '../metrics/percentileInterval.js';
import { resampleMeans } from '../metrics/resampleMeans.js';
import type { MapSeries } from '../store/layout.js';
import { estimate, figure } from './figures.js';
import type { Estimate, FaithfulnessReport } from './Report.js';

/**
 * What the maps of one run have to do with its network, by method and target: means over the sampled
 * images for which a figure is defined, the random map's on the same images beside them.
 * @param rows of the run, sorted, so that the same rows give the same figures
 */
export function reportFaithfulness(
  series: readonly MapSeries[],
  rows: readonly FaithfulnessRow[],
): FaithfulnessReport[] {
  const of = ({ method, target }: MapSeries): FaithfulnessRow[] =>
    rows.filter((row) => row.method === method && row.target === target);
  return series.map(({ method, target }) => {
    const own = of({ method, target });
    const others = new Map(of({ method: baseline, target }).map((row) => [row.image, row]));
    return { method, target, ...reportSeries(own, others) };
  });
}

type Kind = 'deletion' | 'insertion';
type Areas = Readonly<Record<Kind, Estimate>>;

function reportSeries(
  rows: readonly FaithfulnessRow[],
  others: ReadonlyMap<string, FaithfulnessRow>,
): Omit<FaithfulnessReport, 'method' | 'target'> {
  const groups = rows.map((row) => row.group);
  const random = rows.map((row) => others.get(row.image));
  const areas = (kind: Kind): number[] => rows.map((row) => areaOf(row[kind]));
  const randomAreas = (kind: Kind): number[] =>
    random.map((row, i) => (rows[i]?.[kind] ? areaOf(row?.[kind]) : NaN));
  const both = (of: (kind: Kind) => readonly number[]): Areas => ({
    deletion: meanOf(groups, of('deletion')),
    insertion: meanOf(groups, of('insertion')),
  });
  const levels = (rows[0]?.levels ?? []).map(({ level, blocks }, l) => ({
    level,
    blocks,
    rank: meanOf(
      groups,
      rows.map((row) => row.levels[l]?.rank ?? NaN),
    ),
    ssim: meanOf(
      groups,
      rows.map((row) => row.levels[l]?.ssim ?? NaN),
    ),
  }));
  const curves = (of: readonly (FaithfulnessRow | undefined)[]) => ({
    deletion: meanCurve(of.map((row) => row?.deletion)),
    insertion: meanCurve(of.map((row) => row?.insertion)),
  });
  return {
    images: rows.length,
    degenerate: rows.filter((row) => !row.deletion).length,
    ...both(areas),
    random: both(randomAreas),
    beyondRandom: both((kind) => {
      const other = randomAreas(kind);
      return areas(kind).map((area, i) => area - (other[i] as number));
    }),
    curves: { ...curves(rows), random: curves(random.filter((_, i) => rows[i]?.deletion)) },
    ...(levels.length > 0 ? { randomisation: levels } : {}),
    flagged: isUnmoved(levels.at(-1)),
  };
}

/** Both ends of the interval lie above the bound: the map is the same whatever the weights are. */
function isUnmoved(deepest?: { readonly rank: Estimate; readonly ssim: Estimate }): boolean {
  const { unmoved, fewest } = faithfulnessSettings;
  const above = ({ ci95, n }: Estimate, bound: number): boolean =>
    n >= fewest && ci95 !== null && ci95[0] > bound;
  return (
    deepest !== undefined &&
    (above(deepest.rank, unmoved.rank) || above(deepest.ssim, unmoved.ssim))
  );
}

const areaOf = (curve: readonly number[] | null | undefined): number =>
  curve ? curveArea(curve) : NaN;

function meanOf(groups: readonly string[], values: readonly number[]): Estimate {
  const defined = values.filter((value) => !Number.isNaN(value));
  const [sample = new Float64Array()] = resampleMeans(groups, [values]);
  return estimate(mean(defined), percentileInterval(sample), defined.length);
}

/** Point by point; nothing where there is no curve. */
function meanCurve(curves: readonly (readonly number[] | null | undefined)[]): number[] {
  const drawn = curves.filter((curve) => curve !== null && curve !== undefined);
  return (drawn[0] ?? []).map((_, i) => figure(mean(drawn.map((curve) => curve[i] ?? NaN))) ?? 0);
}

const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length;
