import { regions } from '../../core/regions/Region.js';
import type { LocalisationReport, RunReport } from '../../core/report/Report.js';
import { besideChance, rowHead, whole } from './columns.js';
import { dataTable } from './dataTable.js';
import { fileName } from './fileName.js';
import type { Html } from './html.js';
import { seriesTitle } from './seriesTitle.js';

/** Where the maps lay their mass; ties and degenerate maps. */
export function localisationTable(run: RunReport): Html {
  const pointing = ({ method, target }: LocalisationReport) =>
    run.pointing.find((entry) => entry.method === method && entry.target === target);
  return dataTable<LocalisationReport>({
    caption:
      'Energy: the mean share of a map’s positive mass that lies in a region. Ties: maps with several equal maxima. Degenerate: flat or non-finite maps; they hit nothing.',
    file: fileName(run.id, 'energy.csv'),
    columns: [
      rowHead('method', 'method', ({ method, target }) => seriesTitle(method, target, run)),
      ...regions.map((region) =>
        besideChance<LocalisationReport>(`energy, ${region}`, region, ({ energy }) => {
          const { value, ...rest } = energy[region];
          return { rate: value, ...rest };
        }),
      ),
      whole('ties', 'ties', (entry) => pointing(entry)?.ties),
      whole('degenerate', 'degenerate', (entry) => pointing(entry)?.degenerate),
    ],
    rows: run.localisation,
  });
}
