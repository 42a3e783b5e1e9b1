import { perPlace, places, type Place } from '../regions/Place.js';
import type { PerRegion } from './rows.js';

/** What the games of some maps add up to: cells' tallies add up to a run's. */
export interface Tally {
  /** All maps, degenerate ones among them. */
  readonly n: number;
  readonly hits: PerRegion<number>;
  /** Sums over the same maps. */
  readonly chance: PerRegion<number>;
  /** Of correctly classified images alone. */
  readonly correct: { readonly n: number; readonly hits: number; readonly chance: number };
}

interface Game {
  readonly label: string;
  readonly predicted: string;
  readonly hit: PerRegion<boolean>;
  readonly chance: PerRegion<number>;
}

export function tally(rows: readonly Game[]): Tally {
  const sum = (of: readonly Game[], value: (row: Game) => number): number =>
    of.reduce((total, row) => total + value(row), 0);
  const correct = rows.filter((row) => row.predicted === row.label);
  return {
    n: rows.length,
    hits: perPlace((place) => sum(rows, ({ hit }) => Number(hit[place]))),
    chance: perPlace((place) => sum(rows, ({ chance }) => chance[place])),
    correct: {
      n: correct.length,
      hits: sum(correct, ({ hit }) => Number(hit.inRegions)),
      chance: sum(correct, ({ chance }) => chance.inRegions),
    },
  };
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const sum = (value: (one: Tally) => number): number =>
    tallies.reduce((total, one) => total + value(one), 0);
  return {
    n: sum(({ n }) => n),
    hits: perPlace((place) => sum(({ hits }) => hits[place])),
    chance: perPlace((place) => sum(({ chance }) => chance[place])),
    correct: {
      n: sum(({ correct }) => correct.n),
      hits: sum(({ correct }) => correct.hits),
      chance: sum(({ correct }) => correct.chance),
    },
  };
}

/** A share with what it is a share of; null where that is nothing. */
export interface Share {
  readonly hits: number;
  readonly n: number;
  readonly rate: number | null;
  readonly chance: number | null;
}

const share = (hits: number, n: number, chance: number): Share => ({
  hits,
  n,
  rate: n > 0 ? hits / n : null,
  chance: n > 0 ? chance / n : null,
});

/** The rates of a tally, as the report has them, without intervals. */
export function ratesOf({ n, hits, chance, correct }: Tally): {
  readonly regions: Readonly<Record<Exclude<Place, 'inRegions'>, Share>>;
  readonly inRegions: Share;
  readonly inRegionsOfAll: Share;
} {
  const [mass, peritumoral, below, elsewhere] = places.map((place) =>
    share(hits[place], n, chance[place]),
  ) as [Share, Share, Share, Share];
  return {
    regions: { mass, peritumoral, below, elsewhere },
    inRegions: share(correct.hits, correct.n, correct.chance),
    inRegionsOfAll: share(hits.inRegions, n, chance.inRegions),
  };
}
