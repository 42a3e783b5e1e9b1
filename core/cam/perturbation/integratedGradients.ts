import { batches } from './batches.js';
import { addUpChannels } from './addUpChannels.js';
import type { Probe } from './Probe.js';

/**
 * Integrated gradients: (x − x′) · the mean gradient on the straight way from the baseline x′ to the
 * input x, at 1/m, 2/m … 1; a pixel has the sum over its channels. The map adds up to about
 * logit(x) − logit(x′). One forward and one backward pass a step.
 * @param baseline as large as the input: a black image, as the network takes it
 * @returns height × width of the input
 */
export async function integratedGradients(
  { input, batch, inputGradients }: Pick<Probe, 'input' | 'batch' | 'inputGradients'>,
  baseline: Float32Array,
  steps: number,
): Promise<Float64Array> {
  const { data, channels } = input;
  const width = data.length;
  const mean = new Float64Array(width);
  for (const [start, end] of batches(steps, batch)) {
    const asked = new Float32Array((end - start) * width);
    for (let step = start; step < end; step++) {
      const share = (step + 1) / steps;
      for (let i = 0; i < width; i++) {
        const from = baseline[i] as number;
        asked[(step - start) * width + i] = from + share * ((data[i] as number) - from);
      }
    }
    const gradients = await inputGradients(asked, end - start);
    gradients.forEach((g, i) => {
      mean[i % width] = (mean[i % width] as number) + g / steps;
    });
  }
  // Eq. 3, arXiv:1703.01365
  return addUpChannels(
    mean.map((g, i) => g * ((data[i] as number) - (baseline[i] as number))),
    channels,
  );
}
