import type { RunReport } from '../../core/report/Report.js';
import { folded } from './folded.js';
import { html, type Html } from './html.js';
import { decimal, withInterval } from './numbers.js';
import { seriesTitle } from './pointingPlot.js';
import { table } from './tables.js';

/** The other figures of localisation, per region of the lesion. */
export function regionTable(run: RunReport): Html | null {
  const columns = [
    ['relevance', 'mass'],
    ['rank', 'rank'],
    ['topK', 'top 1000'],
    ['pixelAuc', 'pixel AUC'],
    ['iouBest', 'IoU, best'],
    ['iouHalf', 'IoU, half'],
  ] as const;
  const rows = run.localisation.flatMap((entry) => {
    if (!entry.rank) return [];
    return (['mass', 'peritumoral', 'below'] as const).map(
      (region, i) =>
        html`<tr>
          <th scope="row">${i === 0 && seriesTitle(entry.method, entry.target, run)}</th>
          <td class="text">${region}</td>
          ${columns.map(([name]) => {
            const figure = entry[name]?.[region];
            return html`<td>
              ${figure && withInterval(figure)}
              <small class="under">chance ${decimal(figure?.chance ?? null)}</small>
            </td>`;
          })}
        </tr>`,
    );
  });
  if (rows.length === 0) return null;
  const whole = table(
    'How well the maps single a region out: means over the maps that are not degenerate. Mass: share of the map’s absolute values inside; rank: of as many highest pixels as the region has, the share inside; top 1000: of the 1000 highest pixels; pixel AUC: a pixel inside is higher than one outside; IoU: overlap with the pixels above the best threshold, and above half of the maximum.',
    ['method', 'region', ...columns.map(([, name]) => name)],
    rows,
  );
  return folded(rows.length, 'rows by region', whole);
}
