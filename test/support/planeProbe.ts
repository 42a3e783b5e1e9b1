import type { Probe } from '../../core/cam/perturbation/Probe.js';
import type { Tap } from '../../core/cam/Tap.js';

/** A probe that counts what is asked of it. */
export interface CountingProbe {
  readonly probe: Probe;
  /** Things asked about of the network, one forward pass each, and how many of these went back too. */
  readonly forward: () => number;
  readonly backward: () => number;
}

/**
 * A network of 40 × 60 pixels, all 2, whose logit is Σ weight · pixel − 20, weights 1/60 in the left half
 * and 0 in the right: 20 of the image as it is; refuses to be asked about more than 16 at once.
 * @param tap what the head sees, with the gradient 1 everywhere
 */
export function planeProbe(tap: Tap): CountingProbe {
  const [height, width] = [40, 60];
  const size = height * width;
  const weight = (pixel: number): number => (pixel % width < width / 2 ? 1 / 60 : 0);
  let [forward, backward] = [0, 0];
  const note = (count: number): void => {
    if (count > 16) throw new RangeError(`${count} at once`);
    forward += count;
  };
  const gradients = (count: number): Float32Array =>
    Float32Array.from({ length: count * size }, (_, i) => weight(i % size));
  const probe: Probe = {
    input: { layer: 'input', height, width, channels: 1, data: new Float32Array(size).fill(2) },
    black: new Float32Array(size),
    batch: 16,
    logits: (batch, count) => {
      note(count);
      const logits = new Float64Array(count).fill(-20);
      batch.forEach((value, i) => {
        const image = Math.floor(i / size);
        logits[image] = (logits[image] ?? NaN) + weight(i % size) * value;
      });
      return Promise.resolve(logits);
    },
    inputGradients: (_, count) => {
      note(count);
      backward += count;
      return Promise.resolve(gradients(count));
    },
    tapLogits: () => (batch, count) => {
      const logits = Float64Array.from({ length: count }, (_, i) => {
        const own = batch.subarray((i * batch.length) / count, ((i + 1) * batch.length) / count);
        return own.reduce((sum, value) => sum + value, 0);
      });
      return Promise.resolve(logits);
    },
    tapGradients: () => (_, count) => {
      note(count);
      return Promise.resolve(new Float32Array(count * tap.data.length).fill(1));
    },
    fullGradients: () => {
      note(1);
      backward += 1;
      return Promise.resolve({ input: gradients(1), biases: [] });
    },
  };
  return { probe, forward: () => forward, backward: () => backward };
}
