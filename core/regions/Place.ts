import { regions, type Region } from './Region.js';

/** The regions, and the union of mass, peritumoral and below. */
export type Place = Region | 'inRegions';

export const places: readonly Place[] = [...regions, 'inRegions'];

/** A value for every place. */
export function perPlace<T>(of: (place: Place) => T): Readonly<Record<Place, T>> {
  const values: Partial<Record<Place, T>> = {};
  for (const place of places) values[place] = of(place);
  return values as Record<Place, T>;
}
