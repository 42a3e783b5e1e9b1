import * as z from 'zod';
import { perPlace, places, type Place } from '../../core/regions/Place.js';
import { regions } from '../../core/regions/Region.js';
import type { PerRegion } from '../../core/report/rows.js';
import { csvFile } from '../csv/csvFile.js';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const number = z.union([z.number(), z.string().transform(Number)]);

type Flat<P extends string, T> = Record<`${P}_${Place}`, T>;

function perRegion<P extends string, S extends z.ZodType>(prefix: P, schema: S): Flat<P, S> {
  return Object.fromEntries(places.map((key) => [`${prefix}_${key}`, schema])) as Flat<P, S>;
}

const row = z.object({
  image: z.string(),
  targetLabel: z.string(),
  x: number,
  y: number,
  outcome: z.enum([...regions, 'degenerate']),
  tie: flag,
  ...perRegion('hit', flag),
  ...perRegion('chance', number),
  ...perRegion('share', number),
  ...perRegion('centre', flag),
  ...perRegion('energy', number),
  ...perRegion('relevance', number),
  ...perRegion('rank', number),
  ...perRegion('topK', number),
  ...perRegion('pixelAuc', number),
  ...perRegion('iouBest', number),
  ...perRegion('iouHalf', number),
  halfShare: number,
});

/** One map's game in a flat row; run, fold and labels are joined to it in the report. */
export type CellOutcome = z.output<typeof row>;

export const outcomesFile = csvFile(row);

/** `{mass: …, …}` as `hit_mass`, … */
export function flatten<P extends string, T>(prefix: P, values: PerRegion<T>): Flat<P, T> {
  return Object.fromEntries(places.map((key) => [`${prefix}_${key}`, values[key]])) as Flat<P, T>;
}

export const unflatten = <P extends string, T>(prefix: P, flat: Flat<P, T>): PerRegion<T> =>
  perPlace((place) => flat[`${prefix}_${place}`]);
