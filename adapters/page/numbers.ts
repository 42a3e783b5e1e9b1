import type { Estimate, Rate } from '../../core/report/Report.js';
import { html, type Html } from './html.js';
import { readInterval, wilsonStands, type Intervals } from './readInterval.js';

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
export function withInterval({ value, ...of }: Pick<Estimate, 'value'> & Intervals): Html {
  const ends = readInterval(of);
  return html`${decimal(value)}${ends && html` <small>${whose(of)}${span(ends)}</small>`}`;
}

export function rateWithInterval({ rate, ...of }: Pick<Rate, 'rate'> & Intervals): Html {
  const ends = readInterval(of);
  const text = ends && `${(100 * ends[0]).toFixed(0)}–${percent(ends[1])}`;
  return html`${percent(rate)}${text !== null && html` <small>${whose(of)}${text}</small>`}`;
}

const whose = (of: Intervals): string => (wilsonStands(of) ? 'Wilson ' : '');
