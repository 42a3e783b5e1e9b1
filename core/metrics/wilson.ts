import type { Interval } from './percentileInterval.js';
import { z975 } from './normal.js';

/**
 * 95 % score interval of a plain rate, as if all items were independent. Nothing over no items.
 * Wilson, Journal of the American Statistical Association 22 (1927), 209–212.
 */
export function wilson(hits: number, n: number): Interval | undefined {
  if (n === 0) return undefined;
  const rate = hits / n;
  const z2 = z975 ** 2;
  const middle = (rate + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z975 / (1 + z2 / n)) * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n));
  // The ends of 0 and of all are exact; subtraction would leave a last bit.
  return [hits === 0 ? 0 : middle - half, hits === n ? 1 : middle + half];
}
