import { regions } from '../../core/regions/Region.js';
import type { RunReport } from '../../core/report/Report.js';
import { folded } from './folded.js';
import { html, type Html } from './html.js';
import { percent, pValue } from './numbers.js';
import { seriesTitle } from './pointingPlot.js';
import { besideChance, table } from './tables.js';

/** The pointing game by correct and wrong calls, and by the size of the lesion. */
export function pointingGroupTable(run: RunReport): Html | null {
  const rows = run.pointing.flatMap((entry) => {
    const parts = [
      ...(entry.byCall ?? []).map(({ call, ...part }) => ({
        ...part,
        name: call === 'correct' ? 'called correctly' : 'called wrongly',
      })),
      ...(entry.bySize ?? []).map(({ size, from, to, ...part }) => ({
        ...part,
        name: `${size}, ${percent(from, 1)} to ${percent(to, 1)}`,
      })),
    ];
    return parts.map(
      (part, i) =>
        html`<tr>
          <th scope="row">${i === 0 && seriesTitle(entry.method, entry.target, run)}</th>
          <td class="text">${part.name}</td>
          <td>${part.images}</td>
          ${regions.map((region) => besideChance(part.regions[region]))}
          ${besideChance(part.inRegionsOfAll)}
        </tr>`,
    );
  });
  if (rows.length === 0) return null;
  const whole = table(
    'The same by what the classifier made of the image, and by the lesion’s size: thirds of the images by the mass’s share of the image. In a region: over all of these images.',
    ['method', 'images', 'n', ...regions, 'in a region'],
    rows,
  );
  return folded(rows.length, 'rows by call and by lesion size', whole);
}

/** The test against masks that were swapped between images of the same label. */
export function swapTestTable(run: RunReport): Html | null {
  const rows = run.pointing.flatMap((entry) => {
    const { swapped } = entry;
    if (!swapped) return [];
    const cell = (rate: number | null, by: { rate: number | null; p: number | null }) =>
      html`<td>
        ${percent(rate)}<small class="under">swapped ${percent(by.rate)}, p ${pValue(by.p)}</small>
      </td>`;
    return [
      html`<tr>
        <th scope="row">${seriesTitle(entry.method, entry.target, run)}</th>
        ${regions.map((region) => cell(entry.regions[region].rate, swapped.regions[region]))}
        ${cell(entry.inRegions.rate, swapped.inRegions)}
      </tr>`,
    ];
  });
  if (rows.length === 0) return null;
  return table(
    'Do the maps point at the lesion of their own image, or where lesions lie anyway? Masks swapped at random between images of the same label; p: how often they hit no less (one-sided). In a region: over the correctly classified images.',
    ['method', ...regions, 'in a region'],
    rows,
  );
}
