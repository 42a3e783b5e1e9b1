import { binomialTail } from './binomialTail.js';

/** Of items judged twice, how often only one of the two was a hit. */
export interface Discordant {
  readonly onlyFirst: number;
  readonly onlySecond: number;
}

export function discordant(first: ArrayLike<unknown>, second: ArrayLike<unknown>): Discordant {
  let onlyFirst = 0;
  let onlySecond = 0;
  for (let i = 0; i < first.length; i++) {
    if (first[i] && !second[i]) onlyFirst++;
    else if (!first[i] && second[i]) onlySecond++;
  }
  return { onlyFirst, onlySecond };
}

/**
 * Two-sided exact p-value that both hit equally often: the discordant pairs are a fair coin's throws.
 * 1 without any. McNemar, Psychometrika 12 (1947), 153–157.
 */
export function mcnemar({ onlyFirst, onlySecond }: Discordant): number {
  const fewer = Math.min(onlyFirst, onlySecond);
  return Math.min(1, 2 * binomialTail(fewer, onlyFirst + onlySecond, 0.5));
}
