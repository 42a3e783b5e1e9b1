import type { FoldEntry } from '../../core/folds/assignFolds.js';

/** Images of a label in each of k folds. */
export function countByFold(
  entries: readonly FoldEntry[],
  folds: ReadonlyMap<string, number>,
  k: number,
  label: string,
): number[] {
  return Array.from(
    { length: k },
    (_, fold) => entries.filter((one) => one.label === label && folds.get(one.id) === fold).length,
  );
}
