import type { Report, Selection } from '../../core/report/Report.js';
import { estimate, figure, rowHead, words } from './columns.js';
import { dataTable } from './dataTable.js';
import { fileName } from './fileName.js';
import { html, type Html } from './html.js';
import { percent } from './numbers.js';
import { methodTitle } from './seriesTitle.js';

/** What choosing among the runs gives where no test image has a say. */
export function selectionSection(report: Report): Html | null {
  const { selection } = report;
  if (!selection) return null;
  const { classification } = selection;
  const [first] = selection.pointing;
  return html`<h3>Chosen by validation</h3>
    <p>
      In every fold the run that ranks its training side best, each image by weights that had not
      seen it, predicts the test side (nested validation). These are the figures to quote for the
      best of the runs; the highest AUC of the table above is not.
    </p>
    ${dataTable<Selection['classification']>({
      caption: `The chosen runs’ predictions of all folds together.${
        first && first.inRegionsOfAll.rate !== null
          ? ` Their ${methodTitle(first.method)} maps point into one of the three regions in ${percent(first.inRegionsOfAll.rate)} of all images, chance ${percent(first.inRegionsOfAll.chance)}.`
          : ''
      }`,
      file: fileName(report.sweep.name, 'chosen.csv'),
      columns: [
        rowHead<Selection['classification']>('', 'part', () => 'chosen'),
        estimate('AUC', 'auc', ({ auc }) => auc),
        estimate('accuracy', 'accuracy', ({ accuracy }) => accuracy),
        estimate('sensitivity', 'sensitivity', ({ sensitivity }) => sensitivity),
        estimate('specificity', 'specificity', ({ specificity }) => specificity),
        figure('Brier', 'brier', ({ brier }) => brier.value),
      ],
      rows: [classification],
    })}
    ${dataTable<Selection['folds'][number]>({
      caption: 'Which run was chosen in each fold.',
      file: fileName(report.sweep.name, 'chosen-runs.csv'),
      columns: [
        rowHead('fold', 'fold', ({ fold }) => `fold ${fold}`),
        words('run', 'run', ({ run }) => run),
        figure('validation AUC', 'validation_auc', ({ validationAuc }) => validationAuc),
      ],
      rows: selection.folds,
    })}`;
}
