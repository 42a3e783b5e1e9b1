import type { Probe } from '../../core/cam/perturbation/Probe.js';

/** A row of pixels of one channel; the logit is their sum, each times its weight. */
export function lineProbe(
  pixels: readonly number[],
  weights: readonly number[],
): Pick<Probe, 'input' | 'batch' | 'logits'> {
  const width = pixels.length;
  return {
    input: { layer: 'input', height: 1, width, channels: 1, data: Float32Array.from(pixels) },
    batch: 2,
    logits: (batch, count) => {
      const logits = new Float64Array(count);
      batch.forEach((value, i) => {
        const image = Math.floor(i / width);
        logits[image] = (logits[image] ?? NaN) + value * (weights[i % width] ?? NaN);
      });
      return Promise.resolve(logits);
    },
  };
}
