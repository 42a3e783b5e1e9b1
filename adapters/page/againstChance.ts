import { readInterval, type Intervals } from './readInterval.js';

/** In words, by where a rate's 95 % interval lies; nothing without one. */
export function againstChance({
  chance,
  ...of
}: Intervals & { readonly chance: number | null }): string | null {
  const interval = readInterval(of);
  if (!interval || chance === null) return null;
  if (interval[0] > chance) return 'above chance';
  return interval[1] < chance ? 'below chance' : 'could be chance';
}
