import type { PooledWeights } from '../training/Head.js';
import type { Tap } from './Tap.js';

/**
 * The gradient of a linear head's logit with respect to a tap's activations, in closed form.
 * With Z cells: mean contributes w / Z; std contributes w · (A − mean) / (Z · std), 0 where the channel
 * is constant; max contributes w at the first cell in row order that attains it.
 * @returns height × width × channels
 */
export function headGradient(tap: Tap, weights: PooledWeights): Float32Array {
  const { data, channels } = tap;
  const cells = data.length / channels;
  const { mean, std, max } = weights;
  const gradient = new Float32Array(data.length);
  if (mean) {
    const ofMean = Float32Array.from({ length: channels }, (_, c) => (mean[c] ?? 0) / cells);
    for (let i = 0; i < data.length; i += channels) gradient.set(ofMean, i);
  }
  for (let c = 0; std && c < channels; c++) addStd(gradient, tap, c, std[c] ?? 0);
  for (let c = 0; max && c < channels; c++) {
    const peak = argmax(tap, c);
    gradient[peak] = (gradient[peak] as number) + (max[c] ?? 0);
  }
  return gradient;
}

function addStd(gradient: Float32Array, tap: Tap, channel: number, weight: number): void {
  const { data, channels } = tap;
  const cells = data.length / channels;
  let mean = 0;
  for (let i = channel; i < data.length; i += channels) mean += (data[i] as number) / cells;
  let variance = 0;
  for (let i = channel; i < data.length; i += channels) {
    variance += ((data[i] as number) - mean) ** 2 / cells;
  }
  const std = Math.sqrt(variance);
  if (std < 1e-12) return;
  for (let i = channel; i < data.length; i += channels) {
    const slope = ((data[i] as number) - mean) / (cells * std);
    gradient[i] = (gradient[i] as number) + weight * slope;
  }
}

function argmax(tap: Tap, channel: number): number {
  let best = channel;
  for (let i = channel; i < tap.data.length; i += tap.channels) {
    if ((tap.data[i] as number) > (tap.data[best] as number)) best = i;
  }
  return best;
}
