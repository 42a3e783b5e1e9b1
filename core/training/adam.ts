/** Steps parameters in place along a gradient. */
export type Step = (parameters: Float64Array, gradient: Float64Array) => void;

/** Adam with the authors' defaults, in the reordered form at the end of section 2, arXiv:1412.6980. */
export function adam(size: number, learningRate: number): Step {
  const beta1 = 0.9;
  const beta2 = 0.999;
  const epsilon = 1e-8;
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  let power1 = 1;
  let power2 = 1;
  return (parameters, gradient) => {
    power1 *= beta1;
    power2 *= beta2;
    const rate = (learningRate * Math.sqrt(1 - power2)) / (1 - power1);
    for (let i = 0; i < size; i++) {
      const g = gradient[i] as number;
      const m = beta1 * (first[i] as number) + (1 - beta1) * g;
      const v = beta2 * (second[i] as number) + (1 - beta2) * g * g;
      first[i] = m;
      second[i] = v;
      parameters[i] = (parameters[i] as number) - (rate * m) / (Math.sqrt(v) + epsilon);
    }
  };
}
