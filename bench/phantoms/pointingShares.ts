import type { Region } from '../../core/regions/Region.js';

/** A row of outcomes.csv, as text. */
export type OutcomeRow = Readonly<Record<string, string>>;

/** How often the maps of a method point to a region, over the images that were classified correctly. */
export interface PointingShare {
  readonly method: string;
  readonly hits: number;
  readonly n: number;
  /** The share that random points would have. */
  readonly chance: number;
}

/** One share a method, in the order in which the methods appear. */
export function pointingShares(rows: readonly OutcomeRow[], region: Region): PointingShare[] {
  const correct = rows.filter((row) => row.label === row.predicted);
  const methods = [...new Set(rows.map((row) => row.method ?? ''))];
  return methods.map((method) => {
    const own = correct.filter((row) => row.method === method);
    const chances = own.map((row) => Number(row[`chance_${region}`]));
    return {
      method,
      hits: own.filter((row) => row[`hit_${region}`] === 'true').length,
      n: own.length,
      chance: chances.reduce((a, b) => a + b, 0) / own.length,
    };
  });
}
