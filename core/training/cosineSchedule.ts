/**
 * The share of the learning rate at one of `steps` steps: rises over the first tenth, then half a cosine
 * down to nothing (arXiv:1608.03983, eq. 5, without restarts).
 * @param step from 0
 */
export function cosineSchedule(step: number, steps: number): number {
  const warmUp = Math.ceil(steps / 10);
  if (step < warmUp) return (step + 1) / warmUp;
  const done = (step - warmUp) / Math.max(1, steps - warmUp);
  return (1 + Math.cos(Math.PI * done)) / 2;
}
