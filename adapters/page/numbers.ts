import type { Estimate, Rate } from '../../core/report/Report.js';
import { html, type Html } from './html.js';

/** `.887`-style figures read well in a column; 1 keeps its digit. */
export function decimal(value: number | null, digits = 3): string {
  return value === null ? '–' : value.toFixed(digits).replace('-', '−');
}

export function percent(value: number | null, digits = 0): string {
  return value === null ? '–' : `${(100 * value).toFixed(digits)} %`;
}

/** A difference of rates in percentage points, with its sign. */
export function signedPercent(value: number | null): string {
  if (value === null) return '–';
  const points = (100 * Math.abs(value)).toFixed(1);
  return `${value < 0 ? '−' : '+'}${points} %`;
}

export function pValue(p: number | null): string {
  if (p === null) return '–';
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

/** A dash would run into the sign of a negative end. */
export const span = ([lo, hi]: readonly [number, number]): string =>
  `${decimal(lo)}${lo < 0 || hi < 0 ? ' to ' : '–'}${decimal(hi)}`;

/** Value with its interval, smaller, behind it. */
export function withInterval({ value, ci95 }: Pick<Estimate, 'value' | 'ci95'>): Html {
  return html`${decimal(value)}${ci95 && html` <small>${span(ci95)}</small>`}`;
}

export function rateWithInterval({ rate, ci95 }: Pick<Rate, 'rate' | 'ci95'>): Html {
  const ends = ci95 && html` <small>${(100 * ci95[0]).toFixed(0)}–${percent(ci95[1])}</small>`;
  return html`${percent(rate)}${ends}`;
}
