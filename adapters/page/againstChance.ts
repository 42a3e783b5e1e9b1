/** In words, by where a rate's 95 % interval lies; nothing without one. */
export function againstChance({
  ci95,
  chance,
}: {
  readonly ci95: readonly [number, number] | null;
  readonly chance: number | null;
}): string | null {
  if (!ci95 || chance === null) return null;
  if (ci95[0] > chance) return 'above chance';
  return ci95[1] < chance ? 'below chance' : 'could be chance';
}
