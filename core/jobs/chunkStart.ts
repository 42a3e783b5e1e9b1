/**
 * Where among the images' chunks a cell's trainer begins, as a share of them: the cells of a run evenly apart, and
 * those of each further run between them (van der Corput 1935).
 * @param run which of the plan's runs it is, from 0
 * @returns in [0, 1)
 */
export function chunkStart(fold: number, folds: number, run: number): number {
  let between = 0;
  for (let rest = run, step = 0.5; rest > 0; rest = Math.floor(rest / 2), step /= 2) {
    between += (rest % 2) * step;
  }
  return (fold + between) / folds;
}
