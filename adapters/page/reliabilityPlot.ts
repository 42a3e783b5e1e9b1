import * as Plot from '@observablehq/plot';
import type { Calibration } from '../../core/report/Report.js';
import { drawPlot } from './drawPlot.js';
import type { Html } from './html.js';
import { unitAxis, unitMarks, unitSquare } from './unitSquare.js';

/** Per bin of the probability the share that was positive: dot by its images, Wilson's 95 % whisker. */
export function reliabilityPlot(calibration: Calibration, positive: string): Html {
  const bins = calibration.bins.flatMap(({ n, probability, rate, ci95 }) =>
    probability === null || rate === null || !ci95
      ? []
      : [{ n, probability, rate, lo: ci95[0], hi: ci95[1] }],
  );
  return drawPlot(
    {
      ...unitSquare,
      x: unitAxis(`predicted probability of ${positive}`),
      y: unitAxis(`share that was ${positive}`),
      r: { domain: [0, Math.max(1, ...bins.map(({ n }) => n))], range: [0, 9] },
      marks: [
        ...unitMarks(),
        Plot.link(bins, {
          x1: 'probability',
          x2: 'probability',
          y1: 'lo',
          y2: 'hi',
          stroke: 'var(--soft)',
        }),
        Plot.dot(bins, { x: 'probability', y: 'rate', r: 'n', fill: 'var(--accent)' }),
      ],
    },
    `Reliability: the share of the images that was ${positive}, by predicted probability`,
  );
}
