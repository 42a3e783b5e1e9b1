import { percentileInterval } from '../metrics/percentileInterval.js';
import { resampleMeans } from '../metrics/resampleMeans.js';
import { perPlace, places, type Place } from '../regions/Place.js';
import { estimate, figure } from './figures.js';
import type { LocalisationReport } from './Report.js';
import type { OutcomeRow } from './rows.js';

/** The figures, what a map's is, and what a map that knows nothing of the region would have. */
const figures = {
  energy: { of: (row, place) => row.localisation.energy[place], chance: shareOf },
  relevance: { of: (row, place) => row.localisation.relevance[place], chance: shareOf },
  rank: { of: (row, place) => row.localisation.rank[place], chance: shareOf },
  topK: { of: (row, place) => row.localisation.topK[place], chance: shareOf },
  pixelAuc: { of: (row, place) => row.localisation.pixelAuc[place], chance: () => 0.5 },
  // Calling the whole image gives as much at any map.
  iouBest: { of: (row, place) => row.localisation.iouBest[place], chance: shareOf },
  iouHalf: { of: (row, place) => row.localisation.iouHalf[place], chance: shuffledIou },
} satisfies Record<string, Figure>;

interface Figure {
  readonly of: (row: OutcomeRow, place: Place) => number;
  readonly chance: (row: OutcomeRow, place: Place) => number;
}

function shareOf(row: OutcomeRow, place: Place): number {
  return row.share[place];
}

// As many pixels strewn at random: they meet the region by its share.
function shuffledIou(row: OutcomeRow, place: Place): number {
  const both = row.share[place] * row.localisation.halfShare;
  return both / (row.share[place] + row.localisation.halfShare - both);
}

type Name = keyof typeof figures;
const names = Object.keys(figures) as Name[];

/** How well a method's maps single the regions out: means over the maps for which a figure is defined. */
export function reportLocalisation(
  method: string,
  target: string,
  rows: readonly OutcomeRow[],
): LocalisationReport {
  const columns = names.flatMap((name) =>
    places.map((place) => rows.map((row) => figures[name].of(row, place))),
  );
  const samples = resampleMeans(
    rows.map((row) => row.group),
    columns,
  );
  const one = (name: Name, place: Place) => {
    const at = names.indexOf(name) * places.length + places.indexOf(place);
    const column = columns[at] as number[];
    const chances = rows.map((row) => figures[name].chance(row, place));
    const value = mean(column);
    const chance = mean(chances.filter((_, i) => !Number.isNaN(column[i])));
    const n = column.filter((own) => !Number.isNaN(own)).length;
    return {
      ...estimate(value, percentileInterval(samples[at] as Float64Array), n),
      chance: figure(chance),
      lift: figure(value / chance),
    };
  };
  const of = (name: Name) => perPlace((place) => one(name, place));
  return {
    method,
    target,
    energy: of('energy'),
    relevance: of('relevance'),
    rank: of('rank'),
    topK: of('topK'),
    pixelAuc: of('pixelAuc'),
    iouBest: of('iouBest'),
    iouHalf: of('iouHalf'),
  };
}

/** Of the values that are numbers; NaN over none. */
function mean(values: readonly number[]): number {
  const defined = values.filter((value) => !Number.isNaN(value));
  return defined.reduce((a, b) => a + b, 0) / defined.length;
}
