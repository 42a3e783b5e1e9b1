import * as Plot from '@observablehq/plot';
import { rocCurve } from '../../core/metrics/rocCurve.js';
import type { Report } from '../../core/report/Report.js';
import type { PredictionRow } from '../../core/report/rows.js';
import { drawPlot } from './drawPlot.js';
import type { Html } from './html.js';
import { unitAxis, unitMarks, unitSquare } from './unitSquare.js';

/** The runs' pooled ROC curves, with the study's operating point. */
export function rocPlot(report: Report, predictions: readonly PredictionRow[]): Html {
  const positive = report.dataset.labels.find((label) => label.positive)?.label;
  const curves = report.runs.flatMap(({ id }, i) => {
    const own = predictions.filter((row) => row.run === id);
    if (own.length === 0) return [];
    const points = rocCurve(
      own.map((row) => row.logit),
      own.map((row) => (row.label === positive ? 1 : 0)),
    );
    const at = points.map((p) => ({ x: p.falsePositiveRate, y: p.truePositiveRate, run: id }));
    const stroke = i === 0 ? 'var(--accent)' : 'var(--soft)';
    return [
      Plot.line(at, { x: 'x', y: 'y', stroke, strokeWidth: i === 0 ? 2 : 1, curve: 'linear' }),
    ];
  });
  const { sensitivity, specificity } = report.reference;
  const study = [{ x: 1 - specificity, y: sensitivity }];
  return drawPlot(
    {
      ...unitSquare,
      x: unitAxis('1 − specificity'),
      y: unitAxis('sensitivity'),
      marks: [
        ...unitMarks(),
        ...curves,
        Plot.dot(study, { x: 'x', y: 'y', r: 5, symbol: 'diamond', fill: 'var(--mass)' }),
        Plot.text(study, {
          x: 'x',
          y: 'y',
          text: () => 'the study',
          dx: 9,
          dy: 9,
          textAnchor: 'start',
          fill: 'var(--ink)',
          stroke: 'var(--paper)',
          strokeWidth: 4,
        }),
      ],
    },
    'ROC curve of the held-out images, with the operating point of the study',
  );
}
