import type { JSX } from 'preact';
import type { MethodComparison } from '../../core/report/Report.js';
import { formatCount, formatFigure } from '../parts/format.js';
import { useLocation } from '../app/location.js';

/** From the report: pairs of methods on the same images, for the run that is looked at. */
export function Differences({
  comparisons,
}: {
  readonly comparisons: readonly MethodComparison[];
}): JSX.Element | null {
  const { query } = useLocation();
  const run = query.get('run') ?? comparisons[0]?.run;
  const own = comparisons.filter((one) => one.run === run);
  if (own.length === 0) return null;
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">Differences between methods</h2>
      <p class="soft">
        Hits in mass, peritumoral or below on the same images, first minus second, in points; from
        the report. p: McNemar's exact test, then corrected by Holm for all tests of the report.
      </p>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of differences">
        <table>
          <thead>
            <tr>
              {['first', 'second', 'target'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              {[
                'images',
                'difference',
                '95 % interval',
                'only first',
                'only second',
                'p',
                'p, Holm',
              ].map((name) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {own.map((one) => (
              <tr key={`${one.first} ${one.second} ${one.target}`}>
                <th scope="row">{one.first}</th>
                <td>{one.second}</td>
                <td>{one.target}</td>
                <td class="number">{formatCount(one.images)}</td>
                <td class="number">{points(one.difference)}</td>
                <td class="number">
                  {one.ci95 ? `${points(one.ci95[0])} … ${points(one.ci95[1])}` : '–'}
                </td>
                <td class="number">{formatCount(one.onlyFirst)}</td>
                <td class="number">{formatCount(one.onlySecond)}</td>
                <td class="number">{formatFigure(one.p)}</td>
                <td class="number">{formatFigure(one.pHolm)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** +3.2, −1.0 */
function points(share: number | null): string {
  if (share === null) return '–';
  const sign = share > 0 ? '+' : share < 0 ? '−' : '';
  return `${sign}${Math.abs(100 * share).toFixed(1)}`;
}
