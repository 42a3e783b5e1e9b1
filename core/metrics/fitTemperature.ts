/**
 * The temperature T that minimises the log-loss of the probabilities σ(logit / T): above 1 the logits
 * were too confident. Newton's method on 1 / T, in which the loss is convex (arXiv:1706.04599, section
 * 4.2). 0 where every logit has the right sign, so that no confidence is too much; Infinity where the
 * logits are no better than none; NaN over nothing. Use logits that the fit of the model has not seen.
 */
export function fitTemperature(logits: ArrayLike<number>, positive: ArrayLike<number>): number {
  if (logits.length === 0) return NaN;
  if (slopes(logits, positive, 0).first >= 0) return Infinity;
  if (separated(logits, positive)) return 0;
  let low = 0;
  let high = Infinity;
  let at = 1;
  for (let step = 0; step < 200; step++) {
    const { first, second } = slopes(logits, positive, at);
    if (first > 0) high = at;
    else low = at;
    let next = at - first / second;
    // Newton may leap over the minimum where the loss is flat; the slope's sign has it between two bounds.
    if (!(next > low && next < high)) next = high === Infinity ? 2 * at : (low + high) / 2;
    if (Math.abs(next - at) <= 1e-14 * at) break;
    at = next;
  }
  return 1 / at;
}

/** Derivatives of the summed log-loss by 1 / T. */
function slopes(logits: ArrayLike<number>, positive: ArrayLike<number>, at: number) {
  let first = 0;
  let second = 0;
  for (let i = 0; i < logits.length; i++) {
    const logit = logits[i] as number;
    const probability = 1 / (1 + Math.exp(-at * logit));
    first += (probability - (positive[i] ? 1 : 0)) * logit;
    second += probability * (1 - probability) * logit * logit;
  }
  return { first, second };
}

function separated(logits: ArrayLike<number>, positive: ArrayLike<number>): boolean {
  for (let i = 0; i < logits.length; i++) {
    const logit = logits[i] as number;
    if (positive[i] ? logit < 0 : logit > 0) return false;
  }
  return true;
}
