import * as Plot from '@observablehq/plot';
import type { Report } from '../../core/report/Report.js';
import { drawPlot } from './drawPlot.js';
import type { Html } from './html.js';
import type { Roc } from './rocTable.js';
import { unitAxis, unitMarks, unitSquare } from './unitSquare.js';

/** The runs' pooled ROC curves, the first one's thick, with the study's operating point. */
export function rocPlot(report: Report, curves: readonly Roc[]): Html {
  const first = report.runs[0]?.id;
  const lines = curves.map(({ run, points }) => {
    const at = points.map((p) => ({ x: p.falsePositiveRate, y: p.truePositiveRate }));
    const look =
      run === first
        ? { stroke: 'var(--accent)', strokeWidth: 2.5 }
        : { stroke: 'var(--soft)', strokeWidth: 1 };
    return Plot.line(at, { x: 'x', y: 'y', ...look, curve: 'linear' });
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
        // The first on top.
        ...lines.reverse(),
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
