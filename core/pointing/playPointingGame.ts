import {
  degenerateLocalisation,
  localisationOf,
  type Localisation,
} from '../localisation/measureLocalisation.js';
import { rankLaid } from '../localisation/rankPixels.js';
import { layResized } from '../pixels/layMap.js';
import { perPlace } from '../regions/Place.js';
import { regions, type Region } from '../regions/Region.js';
import type { PerRegion } from '../report/rows.js';
import { pointOf } from './findPoint.js';
import type { PreparedRegions } from './openRegions.js';

export interface Game {
  /** The point at the image's original size; -1 when degenerate. */
  readonly x: number;
  readonly y: number;
  readonly tie: boolean;
  readonly outcome: Region | 'degenerate';
  readonly hit: PerRegion<boolean>;
  readonly localisation: Localisation;
}

/** The same value for every region and their union. */
const everywhere = <T>(value: T): PerRegion<T> => perPlace(() => value);

/**
 * Brings a map to the image's size and looks where its maximum lies.
 * @param map mapHeight × mapWidth
 */
export function playPointingGame(
  map: Float32Array | Float64Array,
  mapWidth: number,
  mapHeight: number,
  prepared: PreparedRegions,
): Game {
  const { width, height } = prepared;
  const laid = layResized(map, mapWidth, mapHeight, width, height);
  // Of the map itself, too: where it shrinks, no sample may see the value that is not finite.
  const playable = prepared.hasMass && map.every((value) => Number.isFinite(value));
  const point = playable ? pointOf(laid, width) : undefined;
  if (!point) {
    return {
      x: -1,
      y: -1,
      tie: false,
      outcome: 'degenerate',
      hit: everywhere(false),
      localisation: degenerateLocalisation,
    };
  }
  const { x, y, tie } = point;
  const outcome = regions[prepared.map[y * width + x] as number] as Region;
  return {
    x,
    y,
    tie,
    outcome,
    hit: prepared.hits(x, y),
    localisation: localisationOf(rankLaid(laid, prepared.map)),
  };
}
