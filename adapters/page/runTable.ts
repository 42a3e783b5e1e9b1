import type { Report, RunReport } from '../../core/report/Report.js';
import { besideChance, estimate, plain, rowHead } from './columns.js';
import { dataTable } from './dataTable.js';
import { fileName } from './fileName.js';
import type { Html } from './html.js';

/** All runs of a sweep side by side, in the order of the sweep file. */
export function runTable(report: Report): Html {
  const of = (run: RunReport) => run.classification;
  return dataTable<RunReport>({
    caption:
      'Runs, pooled over their folds, in the order of the sweep file. In a region: of the correctly classified images, with the first method.',
    file: fileName(report.sweep.name, 'runs.csv'),
    columns: [
      rowHead<RunReport>('run', 'run', ({ id }) => id),
      estimate('AUC', 'auc', (run) => plain(of(run).auc)),
      estimate('accuracy', 'accuracy', (run) => plain(of(run).accuracy)),
      estimate('sensitivity', 'sensitivity', (run) => plain(of(run).sensitivity)),
      estimate('specificity', 'specificity', (run) => plain(of(run).specificity)),
      besideChance('in a region', 'in_regions', (run) => run.pointing[0]?.inRegions),
    ],
    rows: report.runs,
  });
}
