import type { JSX } from 'preact';
import type { Epoch } from '../api/types.js';
import { linear, ticks } from '../parts/scale.js';
import { formatFigure } from '../parts/format.js';

export interface CurveProps {
  readonly epochs: readonly Epoch[];
}

const [width, height, left, bottom, top, right] = [420, 180, 44, 26, 8, 8];
const dashes = ['none', '5 3', '1.5 3', '8 3 2 3'];

/** Loss by epoch; every number of an epoch is a line of its own. */
export function Curve({ epochs }: CurveProps): JSX.Element {
  const names = [...new Set(epochs.flatMap((epoch) => Object.keys(epoch)))].filter(
    (name) => name !== 'epoch' && epochs.some((epoch) => Number.isFinite(epoch[name])),
  );
  const values = names.flatMap((name) => epochs.flatMap((epoch) => epoch[name] ?? []));
  const epochOf = (epoch: Epoch, i: number): number => epoch['epoch'] ?? i;
  const xs = epochs.map(epochOf);
  const highest = Math.max(...values);
  const lowest = Math.min(0, ...values);
  const x = linear([Math.min(...xs), Math.max(...xs)], [left, width - right]);
  const y = linear([lowest, highest], [height - bottom, top]);
  const last = epochs.at(-1);
  const best = names.includes('validation')
    ? epochs.reduce((a, b) =>
        (b['validation'] ?? Infinity) < (a['validation'] ?? Infinity) ? b : a,
      )
    : undefined;
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={describe(names, last)}>
        {ticks(lowest, highest, 4).map((tick) => (
          <g key={tick}>
            <line class="rule" x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
            <text class="tick" x={left - 6} y={y(tick) + 4} text-anchor="end">
              {formatFigure(tick, 2)}
            </text>
          </g>
        ))}
        {ticks(Math.min(...xs), Math.max(...xs), 6)
          .filter((tick) => Number.isInteger(tick) && x(tick) < width - right - 40)
          .map((tick) => (
            <text key={tick} class="tick" x={x(tick)} y={height - 8} text-anchor="middle">
              {tick}
            </text>
          ))}
        <text class="tick" x={width - right} y={height - 8} text-anchor="end">
          epoch
        </text>
        {best && (
          <line
            class="best"
            x1={x(epochOf(best, 0))}
            x2={x(epochOf(best, 0))}
            y1={top}
            y2={height - bottom}
          />
        )}
        {names.map((name, i) => (
          <polyline
            key={name}
            class={`series series-${i}`}
            stroke-dasharray={dashes[i % dashes.length]}
            points={epochs
              .flatMap((epoch, at) => {
                const value = epoch[name];
                return value === undefined || value === null
                  ? []
                  : [`${x(epochOf(epoch, at))},${y(value)}`];
              })
              .join(' ')}
          />
        ))}
      </svg>
      <figcaption>
        {names.map((name, i) => (
          <span key={name} class="key">
            <svg width="24" height="8" aria-hidden="true">
              <line
                class={`series series-${i}`}
                x1="0"
                x2="24"
                y1="4"
                y2="4"
                stroke-dasharray={dashes[i % dashes.length]}
              />
            </svg>
            {name} loss, last {formatFigure(last?.[name])}
          </span>
        ))}
        {best && <span class="key">best at epoch {epochOf(best, 0)}</span>}
      </figcaption>
    </figure>
  );
}

function describe(names: readonly string[], last: Epoch | undefined): string {
  const ends = names.map((name) => `${name} ${formatFigure(last?.[name])}`);
  return `Loss by epoch; at the last one: ${ends.join(', ')}`;
}
