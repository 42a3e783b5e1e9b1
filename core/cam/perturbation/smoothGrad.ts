import { inputSaliency } from './inputSaliency.js';
import { noisyGradients, type Noise } from './noisyGradients.js';
import type { Probe } from './Probe.js';

/**
 * SmoothGrad: the mean of the gradients of noisy inputs, shown as the plain gradient is.
 * @returns height × width of the input
 */
export async function smoothGrad(
  { input, batch, inputGradients }: Pick<Probe, 'input' | 'batch' | 'inputGradients'>,
  noise: Noise,
): Promise<Float64Array> {
  const mean = new Float64Array(input.data.length);
  // Section 2.1, arXiv:1706.03825
  for await (const gradient of noisyGradients(input, batch, inputGradients, noise)) {
    gradient.forEach((g, i) => {
      mean[i] = (mean[i] as number) + g / noise.samples;
    });
  }
  return inputSaliency(mean, input.channels);
}
