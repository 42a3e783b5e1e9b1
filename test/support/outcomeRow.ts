import {
  degenerateLocalisation,
  type Localisation,
} from '../../core/localisation/measureLocalisation.js';
import { perPlace } from '../../core/regions/Place.js';
import type { Region } from '../../core/regions/Region.js';
import type { OutcomeRow, PerRegion } from '../../core/report/rows.js';

/** True where the point hits, all false when degenerate. */
export function hitOf(outcome: Region | 'degenerate'): PerRegion<boolean> {
  return {
    mass: outcome === 'mass',
    peritumoral: outcome === 'peritumoral',
    below: outcome === 'below',
    elsewhere: outcome === 'elsewhere',
    inRegions: outcome !== 'elsewhere' && outcome !== 'degenerate',
  };
}

/** Shares of mass, ring and area below; the rest is elsewhere. */
export function sharesOf(mass: number, peritumoral: number, below: number): PerRegion<number> {
  const inRegions = mass + peritumoral + below;
  return { mass, peritumoral, below, elsewhere: 1 - inRegions, inRegions };
}

/** Every figure the same in every place, half of the image at or above the middle. */
export function evenly(value: number): Localisation {
  const all = perPlace(() => value);
  return {
    energy: all,
    relevance: all,
    rank: all,
    topK: all,
    pixelAuc: all,
    iouBest: all,
    iouHalf: all,
    halfShare: 0.5,
  };
}

/**
 * A benign image, called benign, in a group of its own, whose regions take 1/8, 1/8 and 1/4 of it and
 * hold the map's mass in the same shares, but for what is told otherwise.
 */
export function outcomeRow(
  row: Partial<OutcomeRow> & Pick<OutcomeRow, 'image' | 'outcome'>,
): OutcomeRow {
  const degenerate = row.outcome === 'degenerate';
  const shares = sharesOf(0.125, 0.125, 0.25);
  return {
    run: 'net-head-s1',
    fold: 0,
    cell: 'c0',
    group: row.image,
    label: 'benign',
    predicted: 'benign',
    method: 'grad-cam',
    target: 'predicted',
    targetLabel: row.predicted ?? 'benign',
    x: degenerate ? -1 : 3,
    y: degenerate ? -1 : 4,
    tie: false,
    hit: hitOf(row.outcome),
    chance: shares,
    share: shares,
    centreHit: hitOf('elsewhere'),
    localisation: degenerate ? degenerateLocalisation : { ...evenly(0.25), energy: shares },
    ...row,
  };
}
