import { rocCurve, type RocPoint } from '../../core/metrics/rocCurve.js';
import type { Report } from '../../core/report/Report.js';
import type { PredictionRow } from '../../core/report/rows.js';
import { figure, rowHead } from './columns.js';
import { dataTable, type Column } from './dataTable.js';
import { fileName } from './fileName.js';
import { folded } from './folded.js';
import { html, type Html } from './html.js';

export interface Roc {
  readonly run: string;
  readonly points: readonly RocPoint[];
}

/** The runs' curves over the pooled held-out images; a run without both labels has none. */
export function rocCurves(report: Report, predictions: readonly PredictionRow[]): Roc[] {
  const positive = report.dataset.labels.find((label) => label.positive)?.label;
  return report.runs.flatMap(({ id: run }) => {
    const own = predictions.filter((row) => row.run === run);
    const points = rocCurve(
      own.map((row) => row.logit),
      own.map((row) => (row.label === positive ? 1 : 0)),
    );
    const drawable = points.every(
      (point) => !Number.isNaN(point.falsePositiveRate) && !Number.isNaN(point.truePositiveRate),
    );
    return own.length > 0 && drawable ? [{ run, points }] : [];
  });
}

interface Line extends RocPoint {
  readonly run: string;
  readonly shown: boolean;
  /** Of those shown. */
  readonly first: boolean;
}

const runColumn: Column<Line> = {
  ...rowHead<Line>('run', 'run', ({ run }) => run),
  show: ({ run, first }) => (first ? run : html`<span class="unseen">${run}</span>`),
};

const logit = figure<Line>('logit from', 'threshold_logit', ({ threshold }) =>
  Number.isFinite(threshold) ? threshold : null,
);

/** Of a single run: its name would only take room, and stands in the CSV. */
const logitAlone: Column<Line> = {
  ...logit,
  as: 'row',
  csv: (row, i) => ({ ...runColumn.csv(row, i), ...logit.csv(row, i) }),
};

// What a table of a curve shows: the most that each specificity leaves.
const specificities = [1, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0];

/** The numbers of the ROC plot: some points here, every one in the CSV. */
export function rocTable(report: Report, curves: readonly Roc[]): Html {
  const rows = curves.flatMap(({ run, points }): Line[] => {
    const best = specificities.map((least) =>
      points.findLastIndex(({ falsePositiveRate }) => falsePositiveRate <= 1 - least + 1e-9),
    );
    const first = Math.min(...best);
    return points.map((point, i) => ({
      ...{ ...point, run },
      ...{ shown: best.includes(i), first: i === first },
    }));
  });
  const table = dataTable<Line>({
    caption:
      'Points of the ROC curves: the greatest sensitivity at a specificity of at least 1, 0.95, 0.9 and on in tenths. The CSV has every point.',
    file: fileName(report.sweep.name, 'roc.csv'),
    columns: [
      ...(report.runs.length > 1 ? [runColumn, logit] : [logitAlone]),
      figure('specificity', 'specificity', (point) => 1 - point.falsePositiveRate),
      figure('sensitivity', 'sensitivity', (point) => point.truePositiveRate),
    ],
    rows,
    hidden: ({ shown }) => !shown,
  });
  return folded(rows.filter(({ shown }) => shown).length, 'points of the curves', table);
}
