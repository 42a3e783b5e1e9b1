import type { JSX } from 'preact';
import { wilson } from '../../core/metrics/wilson.js';
import type { Place, ResultRate } from '../api/types.js';
import { formatPercent } from '../parts/format.js';

export interface RateBarProps {
  readonly rate: ResultRate;
  readonly place: Place;
}

const [width, height] = [200, 14];

/** From 0 to 100 %. */
export function RateBar({ rate: { hits, n, rate, chance }, place }: RateBarProps): JSX.Element {
  const interval = wilson(hits, n);
  const x = (share: number): number => width * share;
  const middle = height / 2;
  return (
    <svg
      class="rate-bar"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${formatPercent(rate)}, chance ${formatPercent(chance)}`}
    >
      <rect class="track" width={width} height={height} />
      <rect class={`fill r-${place}`} y="2" width={x(rate ?? 0)} height={height - 4} />
      {interval &&
        ['whisker-halo', 'whisker'].map((kind) => (
          <line
            key={kind}
            class={kind}
            x1={x(interval[0])}
            x2={x(interval[1])}
            y1={middle}
            y2={middle}
          />
        ))}
      {typeof chance === 'number' && (
        <>
          <line class="chance-halo" x1={x(chance)} x2={x(chance)} y1="0" y2={height} />
          <line class="chance" x1={x(chance)} x2={x(chance)} y1="0" y2={height} />
        </>
      )}
    </svg>
  );
}
