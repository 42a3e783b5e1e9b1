import { resizeBilinear } from '../../image/resizeBilinear.js';
import type { Tap } from '../Tap.js';
import { weightedSum } from '../weightedSum.js';
import { askLogits } from './askLogits.js';
import type { Probe } from './Probe.js';

/**
 * Score-CAM before its ReLU: Σ_k α_k · A_k, α the softmax over the channels of the logits of the input
 * masked by each channel, which is brought to the input's size and to [0, 1]. The baseline's logit, which
 * the paper subtracts, cancels in the softmax. One forward pass a channel.
 * @returns height × width of the tap
 */
export async function scoreCam(
  tap: Tap,
  { input, batch, logits }: Pick<Probe, 'input' | 'batch' | 'logits'>,
): Promise<Float64Array> {
  const scores = await askLogits(logits, {
    count: tap.channels,
    width: input.data.length,
    batch,
    write: (channel, place) => {
      const mask = channelMask(tap, channel, input);
      for (let i = 0; i < place.length; i++) {
        const pixel = Math.floor(i / input.channels);
        place[i] = (input.data[i] as number) * (mask[pixel] as number);
      }
    },
  });
  // Algorithm 1, arXiv:1910.01279
  return weightedSum(tap, softmax(scores));
}

/** The channel at the input’s size, from 0 to 1; zero where the channel is constant. */
function channelMask(tap: Tap, channel: number, { width, height }: Tap): Float64Array {
  const own = Float64Array.from(
    { length: tap.width * tap.height },
    (_, cell) => tap.data[cell * tap.channels + channel] as number,
  );
  const mask = resizeBilinear(own, tap.width, tap.height, width, height);
  const low = mask.reduce((a, b) => Math.min(a, b));
  const high = mask.reduce((a, b) => Math.max(a, b));
  return mask.map((value) => (high > low ? (value - low) / (high - low) : 0));
}

function softmax(scores: Float64Array): Float64Array {
  const highest = scores.reduce((a, b) => Math.max(a, b));
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
}
