/** 1 / (1 + e^−z), without overflow. */
export function sigmoid(z: number): number {
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
}

/** Cross-entropy of a logit z against a target in {0, 1}: log(1 + e^z) − target · z. */
export function logisticLoss(z: number, target: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - target * z;
}
