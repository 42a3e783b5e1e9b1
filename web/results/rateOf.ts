import { places } from '../../core/regions/Place.js';
import type { Place, PointingResult, ResultRate } from '../api/types.js';

/** The study's question first, then where. */
export const shownPlaces: readonly Place[] = [
  'inRegions',
  ...places.filter((place) => place !== 'inRegions'),
];

export const placeNames: Readonly<Record<Place, string>> = {
  inRegions: 'In mass, peritumoral or below',
  mass: 'Mass',
  peritumoral: 'Peritumoral',
  below: 'Below',
  elsewhere: 'Elsewhere',
};

export const rateOf = (pointing: PointingResult, place: Place): ResultRate =>
  place === 'inRegions' ? pointing.inRegions : pointing.regions[place];

/** How many times chance. */
export const liftOf = ({ rate, chance }: ResultRate): number | null =>
  rate === null || chance === null || chance === undefined || chance === 0 ? null : rate / chance;
