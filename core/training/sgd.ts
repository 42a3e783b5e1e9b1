type Numbers = Float64Array | Float32Array;

/**
 * One step in place of stochastic gradient descent with momentum (Polyak 1964, as PyTorch has it): the
 * velocity is momentum · velocity + gradient, the step the learning rate times that.
 * @param velocity changed in place; zeros at the start
 * @param factor on the gradient, as clipping gives it
 */
export function sgdStep(
  parameters: Numbers,
  velocity: Numbers,
  gradient: Numbers,
  learningRate: number,
  momentum: number,
  factor = 1,
): void {
  for (let i = 0; i < parameters.length; i++) {
    const v = momentum * (velocity[i] as number) + (gradient[i] as number) * factor;
    velocity[i] = v;
    parameters[i] = (parameters[i] as number) - learningRate * v;
  }
}
