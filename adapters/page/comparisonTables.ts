import type {
  MethodComparison,
  Report,
  RunComparison,
  RunReport,
} from '../../core/report/Report.js';
import { ends, pFigure, whole } from './columns.js';
import { dataTable, type Column } from './dataTable.js';
import { fileName } from './fileName.js';
import { folded } from './folded.js';
import { html, type Html } from './html.js';
import { decimal, signedPercent } from './numbers.js';
import { methodTitle } from './seriesTitle.js';

/** Every two methods of a run on the same images. */
export function methodComparisons(report: Report, run: RunReport): Html | null {
  const rows = (report.comparisons?.methods ?? []).filter((pair) => pair.run === run.id);
  if (rows.length === 0) return null;
  const targets = new Set(rows.map(({ target }) => target));
  const all = dataTable<MethodComparison>({
    caption:
      'Methods compared on the same images: how often the point lies in mass, ring or below. Difference in percentage points, with its 95 % interval and p by the bootstrap over groups; McNemar: exact, on the images that only one of the two hits; Holm: corrected for all comparisons of methods in this report.',
    file: fileName(run.id, 'methods-compared.csv'),
    columns: [
      {
        head: '',
        as: 'row',
        show: ({ first, second, target }) =>
          html`${methodTitle(first)} − ${methodTitle(second)}${targets.size > 1 && `, ${target}`}`,
        csv: ({ first, second, target }) => ({ first, second, target }),
      },
      whole('images', 'images', ({ images }) => images),
      difference('difference', 'difference', (row) => row),
      whole('only first', 'only_first', ({ onlyFirst }) => onlyFirst),
      whole('only second', 'only_second', ({ onlySecond }) => onlySecond),
      pFigure('p', 'p_bootstrap', ({ pBootstrap }) => pBootstrap),
      pFigure('McNemar', 'p_mcnemar', ({ p }) => p),
      pFigure('Holm', 'p_holm', ({ pHolm }) => pHolm),
    ],
    rows,
  });
  return html`<h4>Methods compared</h4>
    ${folded(rows.length, 'comparisons of methods', all)}`;
}

/** Every two runs on the same images, or the best one with each of the others. */
export function runComparisons(report: Report): Html | null {
  const { runs: rows = [], best } = report.comparisons ?? {};
  if (rows.length === 0) return null;
  const all = dataTable<RunComparison>({
    caption:
      'Runs compared on the same images, first − second, with 95 % intervals of the bootstrap over groups. AUC: DeLong’s paired test; accuracy, in percentage points: McNemar’s exact test on the images that only one run calls correctly (first : second); Holm: corrected for all tests of this table.',
    file: fileName(report.sweep.name, 'runs-compared.csv'),
    columns: [
      {
        head: '',
        as: 'row',
        show: ({ first, second }) => html`${first}<small class="under">− ${second}</small>`,
        csv: ({ first, second }) => ({ first, second }),
      },
      whole('images', 'images', ({ images }) => images),
      {
        head: 'AUC',
        show: ({ auc }) =>
          html`${decimal(auc.difference)}${auc.ci95 && html` <small>${span(auc.ci95)}</small>`}
          ${auc.delong && html`<small class="under">DeLong ${span(auc.delong)}</small>`}`,
        csv: ({ auc }) => ({
          auc_difference: auc.difference,
          ...ends('auc', auc.ci95),
          ...ends('auc_delong', auc.delong),
          auc_p_bootstrap: auc.pBootstrap,
        }),
      },
      pFigure('DeLong', 'auc_p_delong', ({ auc }) => auc.p),
      pFigure('Holm', 'auc_p_holm', ({ auc }) => auc.pHolm),
      {
        head: 'accuracy',
        show: ({ accuracy }) =>
          html`${differenceOfRates(accuracy)}
            <small class="under">${accuracy.onlyFirst} : ${accuracy.onlySecond}</small>`,
        csv: ({ accuracy }) => ({
          accuracy_difference: accuracy.difference,
          ...ends('accuracy', accuracy.ci95),
          accuracy_only_first: accuracy.onlyFirst,
          accuracy_only_second: accuracy.onlySecond,
          accuracy_p_bootstrap: accuracy.pBootstrap,
        }),
      },
      pFigure('McNemar', 'accuracy_p_mcnemar', ({ accuracy }) => accuracy.p),
      pFigure('Holm', 'accuracy_p_holm', ({ accuracy }) => accuracy.pHolm),
    ],
    rows,
  });
  return html`<h3>Runs compared</h3>
    ${[bestNote(best), folded(rows.length, 'comparisons of runs', all)]}`;
}

const bestNote = (best: string | undefined): Html | null =>
  best === undefined
    ? null
    : html`<p>
        There are too many runs to compare every two: ${best}, which has the highest AUC, is
        compared with each of the others. The same images have singled it out, so its lead is
        overstated.
      </p>`;

type Difference = Pick<MethodComparison, 'difference' | 'ci95'>;

const difference = <Row>(
  head: string,
  name: string,
  pick: (row: Row) => Difference,
): Column<Row> => ({
  head,
  show: (row) => differenceOfRates(pick(row)),
  csv: (row) => ({ [name]: pick(row).difference, ...ends(name, pick(row).ci95) }),
});

function differenceOfRates({ difference: value, ci95 }: Difference): Html {
  const interval =
    ci95 && html` <small>${signedPercent(ci95[0])} to ${signedPercent(ci95[1])}</small>`;
  return html`${signedPercent(value)}${interval}`;
}

const span = ([lo, hi]: readonly [number, number]): string => `${decimal(lo)} to ${decimal(hi)}`;
