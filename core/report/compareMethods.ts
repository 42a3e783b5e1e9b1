import { bootstrapP } from '../metrics/bootstrapP.js';
import { holm } from '../metrics/holm.js';
import { discordant, mcnemar } from '../metrics/mcnemar.js';
import { percentileInterval } from '../metrics/percentileInterval.js';
import { resampleMeans } from '../metrics/resampleMeans.js';
import type { MapSeries } from '../store/layout.js';
import { figure, intervalFigures } from './figures.js';
import type { MethodComparison } from './Report.js';
import type { OutcomeRow } from './rows.js';

/** Before the correction for all tests of its table. */
export type UncorrectedMethods = Omit<MethodComparison, 'pHolm' | 'p'> & { readonly p: number };

/**
 * Every two methods of a run for the same target, on the images that both have: how often their points
 * lie in mass, ring or area below.
 * @param outcomes of the run, sorted, so that the same rows give the same figures
 */
export function compareMethods(
  run: string,
  series: readonly MapSeries[],
  outcomes: readonly OutcomeRow[],
): UncorrectedMethods[] {
  const targets = [...new Set(series.map(({ target }) => target))];
  return targets.flatMap((target) => {
    const methods = series.filter((one) => one.target === target).map(({ method }) => method);
    const rows = outcomes.filter((row) => row.target === target);
    return comparePairs(methods, rows).map((pair) => ({ run, target, ...pair }));
  });
}

/** Holm's correction over all that is returned. */
export function correctMethods(compared: readonly UncorrectedMethods[]): MethodComparison[] {
  const corrected = holm(compared.map(({ p }) => p));
  return compared.map((pair, i) => ({
    ...pair,
    p: figure(pair.p),
    pHolm: figure(corrected[i] ?? NaN),
  }));
}

type Pair = Omit<UncorrectedMethods, 'run' | 'target'>;

function comparePairs(methods: readonly string[], rows: readonly OutcomeRow[]): Pair[] {
  const images = [...new Map(rows.map((row) => [row.image, row.group]))];
  const indexOf = new Map(images.map(([image], i) => [image, i]));
  const hits = new Map(methods.map((method) => [method, images.map(() => NaN)]));
  for (const row of rows) {
    const own = hits.get(row.method);
    if (own) own[indexOf.get(row.image) as number] = row.hit.inRegions ? 1 : 0;
  }
  const pairs = methods.flatMap((first, i) =>
    methods.slice(i + 1).map((second) => ({ first, second })),
  );
  const columns = pairs.map(({ first, second }) => {
    const other = hits.get(second) as number[];
    return (hits.get(first) as number[]).map((hit, i) => hit - (other[i] as number));
  });
  const samples = resampleMeans(
    images.map(([, group]) => group),
    columns,
  );
  return pairs.flatMap(({ first, second }, i) => {
    const differences = (columns[i] as number[]).filter((one) => !Number.isNaN(one));
    if (differences.length === 0) return [];
    const resampled = samples[i] as Float64Array;
    const counts = discordant(
      differences.map((one) => one > 0),
      differences.map((one) => one < 0),
    );
    return [
      {
        first,
        second,
        images: differences.length,
        ...counts,
        difference: figure((counts.onlyFirst - counts.onlySecond) / differences.length),
        ci95: intervalFigures(percentileInterval(resampled)),
        pBootstrap: figure(bootstrapP(resampled)),
        p: mcnemar(counts),
      },
    ];
  });
}
