import { besideChance, plainEstimate, rowHead } from './columns.js';
import { dataTable } from './dataTable.js';
import { fileName } from './fileName.js';
import { html, type Html } from './html.js';
import { runLines, type PageReport, type RunLine } from './PageReport.js';
import { intervalNote } from './readInterval.js';

/** All runs of a sweep side by side, in the order of the sweep file. */
export function runTable(report: PageReport): Html {
  const rows = runLines(report);
  const shown = rows.flatMap(({ auc, accuracy, sensitivity, specificity, inRegions }) => [
    ...[auc, accuracy, sensitivity, specificity],
    ...(inRegions ? [inRegions] : []),
  ]);
  const table = dataTable<RunLine>({
    caption: `Runs, pooled over their folds, in the order of the sweep file. In a region: of the correctly classified images, with the first method.${intervalNote(shown)}`,
    file: fileName(report.sweep.name, 'runs.csv'),
    columns: [
      rowHead<RunLine>('run', 'run', ({ id }) => id),
      plainEstimate('AUC', 'auc', ({ auc }) => auc),
      plainEstimate('accuracy', 'accuracy', ({ accuracy }) => accuracy),
      plainEstimate('sensitivity', 'sensitivity', ({ sensitivity }) => sensitivity),
      plainEstimate('specificity', 'specificity', ({ specificity }) => specificity),
      besideChance('in a region', 'in_regions', ({ inRegions }) => inRegions),
    ],
    rows,
  });
  return html`${table}${leftOutNote(report)}`;
}

const leftOutNote = ({ runs, later = [] }: PageReport): Html | null =>
  later.length > 0
    ? html`<p>
        Curves and figures of the first ${runs.length} runs follow. Those of the other
        ${later.length} are not on this page: report.json has all of them, classification.csv and
        pointing.csv the main ones in rows, predictions.csv what curves are drawn from.
      </p>`
    : null;
