import type { Recipe } from '../sweep/Recipe.js';

/**
 * The share of the learning rate at one of `steps` steps. It first rises in equal parts over the share
 * `warmUp` of the steps; then it stays, falls along half a cosine to nothing (arXiv:1608.03983, eq. 5,
 * without restarts), or falls to a tenth at half and again at three quarters of all steps.
 * @param step from 0
 */
export function learningShare(
  { schedule, warmUp }: Pick<Recipe, 'schedule' | 'warmUp'>,
  step: number,
  steps: number,
): number {
  const rising = Math.ceil(steps * warmUp - 1e-9);
  if (step < rising) return (step + 1) / rising;
  switch (schedule) {
    case 'constant':
      return 1;
    case 'step':
      return step < steps / 2 ? 1 : step < (3 * steps) / 4 ? 0.1 : 0.01;
    case 'cosine': {
      const done = (step - rising) / Math.max(1, steps - rising);
      return (1 + Math.cos(Math.PI * done)) / 2;
    }
  }
}
