import type { Classification, Report, RunReport } from '../../core/report/Report.js';
import { estimate, figure, rowHead, whole, type Estimable } from './columns.js';
import { dataTable } from './dataTable.js';
import { fileName } from './fileName.js';
import type { Html } from './html.js';
import { intervalNote } from './readInterval.js';

const estimated = ['auc', 'accuracy', 'sensitivity', 'specificity'] as const;

interface Line {
  readonly part: string;
  readonly images: number;
  readonly of: Partial<Record<keyof Omit<Classification, 'atYouden'>, Estimable>>;
}

/** Pooled and per fold, at a probability of 0.5 and at the folds' own thresholds, beside the study. */
export function classificationTable(run: RunReport, report: Report): Html {
  const { folds, atYouden, calibration: _, ...pooled } = run.classification;
  const { n } = pooled.auc;
  const rows: Line[] = [
    { part: 'pooled', images: n, of: pooled },
    { part: 'pooled, Youden', images: n, of: { ...pooled, ...atYouden } },
    ...folds.map((fold) => ({ part: `fold ${fold.fold}`, images: fold.auc.n, of: fold })),
    studyLine(report),
  ];
  const shown = rows.flatMap(({ of }) => estimated.flatMap((name) => of[name] ?? []));
  const one = (head: string, name: keyof Line['of']) =>
    estimate<Line>(head, name, ({ of }) => of[name]);
  const bare = (head: string, name: keyof Line['of'], column: string) =>
    figure<Line>(head, column, ({ of }) => of[name]?.value);
  return dataTable<Line>({
    caption: `Classification of the held-out images. The threshold on the probability is 0.5; Youden: each fold’s own, chosen on its training side. Intervals: 95 %, bootstrap over groups; below them DeLong’s and Wilson’s, which take the images for independent.${intervalNote(shown)}`,
    file: fileName(run.id, 'classification.csv'),
    columns: [
      rowHead<Line>('', 'part', ({ part }) => part),
      whole('images', 'images', ({ images }) => images),
      one('AUC', 'auc'),
      one('accuracy', 'accuracy'),
      one('sensitivity', 'sensitivity'),
      one('specificity', 'specificity'),
      bare('balanced', 'balancedAccuracy', 'balanced_accuracy'),
      bare('AP', 'averagePrecision', 'average_precision'),
      bare('F1', 'f1', 'f1'),
      bare('MCC', 'mcc', 'mcc'),
      bare('Brier', 'brier', 'brier'),
    ],
    rows,
  });
}

function studyLine({ reference }: Report): Line {
  const alone = (value: number): Estimable => ({ value, ci95: null });
  const { auc, accuracy, sensitivity, specificity } = reference;
  return {
    part: 'the study',
    images: reference.images,
    of: {
      auc: alone(auc),
      accuracy: alone(accuracy),
      sensitivity: alone(sensitivity),
      specificity: alone(specificity),
    },
  };
}
