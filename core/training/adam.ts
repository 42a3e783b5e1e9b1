type Numbers = Float64Array | Float32Array;

/** Running means of a gradient and of its square, one value a parameter. */
export interface AdamMoments {
  readonly first: Numbers;
  readonly second: Numbers;
}

/**
 * One step in place, with the authors' defaults, in the reordered form at the end of section 2,
 * arXiv:1412.6980.
 * @param moments changed in place; zeros at the start
 * @param step from 1
 * @param factor on the gradient, as clipping gives it
 */
export function adamStep(
  parameters: Numbers,
  { first, second }: AdamMoments,
  gradient: Numbers,
  step: number,
  learningRate: number,
  factor = 1,
): void {
  const beta1 = 0.9;
  const beta2 = 0.999;
  const epsilon = 1e-8;
  const rate = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
  for (let i = 0; i < parameters.length; i++) {
    const g = (gradient[i] as number) * factor;
    const m = beta1 * (first[i] as number) + (1 - beta1) * g;
    const v = beta2 * (second[i] as number) + (1 - beta2) * g * g;
    first[i] = m;
    second[i] = v;
    parameters[i] = (parameters[i] as number) - (rate * m) / (Math.sqrt(v) + epsilon);
  }
}
