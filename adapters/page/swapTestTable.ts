import { regions } from '../../core/regions/Region.js';
import type { PointingReport, RunReport } from '../../core/report/Report.js';
import { rowHead } from './columns.js';
import { dataTable, type Column } from './dataTable.js';
import { fileName } from './fileName.js';
import { html, type Html } from './html.js';
import { percent, pValue } from './numbers.js';
import { seriesTitle } from './seriesTitle.js';

type Swapped = NonNullable<PointingReport['swapped']>;

interface Line extends PointingReport {
  readonly swapped: Swapped;
}

/** The test against masks that were swapped between images of the same label. */
export function swapTestTable(run: RunReport): Html | null {
  const rows = run.pointing.flatMap(({ swapped, ...entry }) =>
    swapped ? [{ ...entry, swapped }] : [],
  );
  if (rows.length === 0) return null;
  return dataTable<Line>({
    caption:
      'Do the maps point at the lesion of their own image, or where lesions lie anyway? Masks swapped at random between images of the same label; p: how often they hit no less (one-sided). In a region: over the correctly classified images.',
    file: fileName(run.id, 'swapped-masks.csv'),
    columns: [
      rowHead('method', 'method', ({ method, target }) => seriesTitle(method, target, run)),
      ...regions.map((region) =>
        besideSwapped(
          region,
          region,
          (row) => row.regions[region].rate,
          ({ swapped }) => swapped.regions[region],
        ),
      ),
      besideSwapped(
        'in a region',
        'in_regions_of_correct',
        (row) => row.inRegions.rate,
        ({ swapped }) => swapped.inRegions,
      ),
    ],
    rows,
  });
}

const besideSwapped = (
  head: string,
  name: string,
  rate: (row: Line) => number | null,
  by: (row: Line) => { rate: number | null; p: number | null },
): Column<Line> => ({
  head,
  show: (row) =>
    html`${percent(rate(row))}<small class="under"
        >swapped ${percent(by(row).rate)}, p ${pValue(by(row).p)}</small
      >`,
  csv: (row) => ({
    [name]: rate(row),
    [`${name}_swapped`]: by(row).rate,
    [`${name}_p`]: by(row).p,
  }),
});
