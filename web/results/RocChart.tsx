import type { JSX } from 'preact';
import type { RunResult } from '../api/types.js';
import { formatFigure } from '../parts/format.js';
import { linear } from '../parts/scale.js';

export interface RocChartProps {
  readonly runs: readonly RunResult[];
  readonly chosen: string;
}

const [size, edge] = [360, 40];
const marks = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** Sensitivity by false positive rate: the chosen run before all others. */
export function RocChart({ runs, chosen }: RocChartProps): JSX.Element {
  const x = linear([0, 1], [edge, size - 8]);
  const y = linear([0, 1], [size - edge, 8]);
  const line = ({ roc }: RunResult): string =>
    roc.map(({ fpr, tpr }) => `${x(fpr).toFixed(1)},${y(tpr).toFixed(1)}`).join(' ');
  const own = runs.find(({ run }) => run === chosen);
  const others = runs.filter(({ run }) => run !== chosen);
  return (
    <figure class="chart roc">
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={`ROC curve of ${chosen}: area ${formatFigure(own?.auc)}`}
      >
        {marks.map((mark) => (
          <g key={mark}>
            <line class="rule" x1={x(mark)} x2={x(mark)} y1={y(0)} y2={y(1)} />
            <line class="rule" x1={x(0)} x2={x(1)} y1={y(mark)} y2={y(mark)} />
            <text class="tick" x={x(mark)} y={y(0) + 15} text-anchor="middle">
              {mark}
            </text>
            <text class="tick" x={x(0) - 6} y={y(mark) + 4} text-anchor="end">
              {mark}
            </text>
          </g>
        ))}
        <line class="chance-line" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
        {others.map((run) => (
          <polyline key={run.run} class="series other" points={line(run)} />
        ))}
        {own && <polyline class="series series-0 chosen" points={line(own)} />}
        <text class="axis" x={x(0.5)} y={size - 5} text-anchor="middle">
          1 − specificity
        </text>
        <text class="axis" transform={`translate(11 ${y(0.5)}) rotate(-90)`} text-anchor="middle">
          sensitivity
        </text>
      </svg>
      <figcaption>
        {own ? (
          <>
            <b>{own.run}</b>: AUC {formatFigure(own.auc)} over {own.n} images
          </>
        ) : (
          'No run is chosen'
        )}
        {others.length > 0 && `; thin: the other ${others.length === 1 ? 'run' : others.length}`}.
        Dashed: chance.
      </figcaption>
    </figure>
  );
}
