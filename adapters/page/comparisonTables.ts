import { findCamMethod } from '../../core/cam/methods.js';
import type { MethodComparison, Report, RunReport } from '../../core/report/Report.js';
import { folded } from './folded.js';
import { html, type Html } from './html.js';
import { decimal, pValue, signedPercent } from './numbers.js';
import { table } from './tables.js';

/** Every two methods of a run on the same images. */
export function methodComparisons(report: Report, run: RunReport): Html | null {
  const own = (report.comparisons?.methods ?? []).filter((pair) => pair.run === run.id);
  if (own.length === 0) return null;
  const targets = new Set(own.map(({ target }) => target));
  const rows = own.map(
    (pair) =>
      html`<tr>
        <th scope="row">
          ${title(pair.first)} − ${title(pair.second)}${targets.size > 1 && `, ${pair.target}`}
        </th>
        <td>${pair.images}</td>
        <td>${differenceOfRates(pair)}</td>
        <td>${pair.onlyFirst}</td>
        <td>${pair.onlySecond}</td>
        <td>${pValue(pair.pBootstrap)}</td>
        <td>${pValue(pair.p)}</td>
        <td>${pValue(pair.pHolm)}</td>
      </tr>`,
  );
  const whole = table(
    'Methods compared on the same images: how often the point lies in mass, ring or below. Difference with its 95 % interval and p by the bootstrap over groups; McNemar: exact, on the images that only one of the two hits; Holm: corrected for all comparisons of methods in this report.',
    ['', 'images', 'difference', 'only first', 'only second', 'p', 'McNemar', 'Holm'],
    rows,
  );
  return html`<h3>Methods compared</h3>
    ${folded(rows.length, 'comparisons', whole)}`;
}

/** Every two runs on the same images. */
export function runComparisons(report: Report): Html | null {
  const pairs = report.comparisons?.runs ?? [];
  if (pairs.length === 0) return null;
  const rows = pairs.map(
    ({ first, second, images, auc, accuracy }) =>
      html`<tr>
        <th scope="row">${first}<small class="under">− ${second}</small></th>
        <td>${images}</td>
        <td>
          ${decimal(auc.difference)}${auc.ci95 && html` <small>${ends(auc.ci95)}</small>`}
          ${auc.delong && html`<small class="under">DeLong ${ends(auc.delong)}</small>`}
        </td>
        <td>${pValue(auc.p)}</td>
        <td>${pValue(auc.pHolm)}</td>
        <td>
          ${differenceOfRates(accuracy)}
          <small class="under">${accuracy.onlyFirst} : ${accuracy.onlySecond}</small>
        </td>
        <td>${pValue(accuracy.p)}</td>
        <td>${pValue(accuracy.pHolm)}</td>
      </tr>`,
  );
  const whole = table(
    'Runs compared on the same images, first − second, with 95 % intervals of the bootstrap over groups. AUC: DeLong’s paired test; accuracy: McNemar’s exact test on the images that only one run calls correctly (first : second); Holm: corrected for all tests of this table.',
    ['', 'images', 'AUC', 'DeLong', 'Holm', 'accuracy', 'McNemar', 'Holm'],
    rows,
  );
  return html`<h3>Runs compared</h3>
    ${folded(rows.length, 'comparisons', whole)}`;
}

function differenceOfRates({
  difference,
  ci95,
}: Pick<MethodComparison, 'difference' | 'ci95'>): Html {
  const interval =
    ci95 && html` <small>${signedPercent(ci95[0])} to ${signedPercent(ci95[1])}</small>`;
  return html`${signedPercent(difference)}${interval}`;
}

const ends = ([lo, hi]: readonly [number, number]): string => `${decimal(lo)} to ${decimal(hi)}`;

const title = (method: string): string => findCamMethod(method)?.title ?? method;
