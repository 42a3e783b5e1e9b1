import type { Mix } from './drawMix.js';

/** Per row: a target in [0, 1] and its weight in the loss. */
export interface Targets {
  readonly targets: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/**
 * Targets and weights of mixed rows. Their loss is the rows' own weighted losses mixed by the share, as in
 * the code of mixup's authors, so that each label keeps the weight of its class: a target counts in its mix
 * by share · weight.
 */
export function mixTargets(
  { targets, weights }: Targets,
  { share, partners }: Mix,
): { readonly targets: number[]; readonly weights: number[] } {
  const mixed = partners.map((partner, row) => {
    const own = share * (weights[row] as number);
    const other = (1 - share) * (weights[partner] as number);
    const sum = own * (targets[row] as number) + other * (targets[partner] as number);
    return { target: sum / (own + other), weight: own + other };
  });
  return {
    targets: mixed.map(({ target }) => target),
    weights: mixed.map(({ weight }) => weight),
  };
}
