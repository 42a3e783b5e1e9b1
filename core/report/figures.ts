import type { Interval } from '../metrics/percentileInterval.js';
import { wilson } from '../metrics/wilson.js';
import type { Estimate, Rate } from './Report.js';

/**
 * Twelve significant digits: far more than any figure means, and few enough that the last bit of a
 * logarithm, which may differ between machines, does not show. What is no number is null.
 */
export function figure(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : null;
}

export function intervalFigures(interval: Interval | undefined): [number, number] | null {
  if (!interval) return null;
  const [lo, hi] = interval.map(figure);
  return lo === null || hi === null || lo === undefined || hi === undefined ? null : [lo, hi];
}

export function estimate(value: number, interval: Interval | undefined, n: number): Estimate {
  return { value: figure(value), ci95: intervalFigures(interval), n };
}

/** @param chance mean over the same images of the share of pixels that would hit */
export function rate(
  hits: number,
  n: number,
  interval: Interval | undefined,
  chance: number,
): Rate {
  return {
    hits,
    n,
    rate: figure(hits / n),
    ci95: intervalFigures(interval),
    wilson: intervalFigures(wilson(hits, n)),
    chance: figure(chance),
    lift: figure(hits / n / chance),
  };
}
