import type { Tap } from '../../core/cam/Tap.js';
import type { AskGradients, AskLogits } from '../../core/cam/perturbation/Probe.js';

/** A 3 × 3 convolution with zero padding, ReLU, the channels' means, and one linear logit. */
export interface TinyConvNet {
  /** out channels × in channels × 3 × 3, and one bias an out channel. */
  readonly conv: { readonly weight: number[][][][]; readonly bias: number[] };
  readonly head: { readonly weight: number[]; readonly bias: number };
}

type Size = Pick<Tap, 'width' | 'height' | 'channels'>;

/** Answers a probe's questions about inputs of one size, in double precision. */
export function tinyConvNet(
  net: TinyConvNet,
  size: Size,
): { readonly logits: AskLogits; readonly inputGradients: AskGradients } {
  const { weight, bias } = net.conv;
  const pixels = size.width * size.height;
  const width = pixels * size.channels;

  /** Every weight that leads from a number of the input to a pixel of an out channel. */
  function eachWeight(out: number, pixel: number, visit: (at: number, w: number) => void): void {
    const [x, y] = [pixel % size.width, Math.floor(pixel / size.width)];
    weight[out]?.forEach((kernel, channel) => {
      kernel.forEach((row, r) => {
        row.forEach((w, c) => {
          const [from, down] = [x + c - 1, y + r - 1];
          if (from < 0 || from >= size.width || down < 0 || down >= size.height) return;
          visit((down * size.width + from) * size.channels + channel, w);
        });
      });
    });
  }

  function visitActive(
    input: Float32Array,
    visit: (out: number, pixel: number, activation: number) => void,
  ): void {
    weight.forEach((_, out) => {
      for (let pixel = 0; pixel < pixels; pixel++) {
        let sum = bias[out] ?? NaN;
        eachWeight(out, pixel, (at, w) => (sum += w * (input[at] ?? NaN)));
        if (sum > 0) visit(out, pixel, sum);
      }
    });
  }

  const each = (batch: Float32Array, count: number): Float32Array[] =>
    Array.from({ length: count }, (_, i) => batch.subarray(i * width, (i + 1) * width));

  return {
    logits: (batch, count) => {
      const logits = each(batch, count).map((input) => {
        let logit = net.head.bias;
        visitActive(input, (out, _, activation) => {
          logit += ((net.head.weight[out] ?? NaN) * activation) / pixels;
        });
        return logit;
      });
      return Promise.resolve(Float64Array.from(logits));
    },
    inputGradients: (batch, count) => {
      const gradients = new Float32Array(count * width);
      each(batch, count).forEach((input, i) => {
        const own = new Float64Array(width);
        visitActive(input, (out, pixel) => {
          eachWeight(out, pixel, (at, w) => {
            own[at] = (own[at] ?? NaN) + (w * (net.head.weight[out] ?? NaN)) / pixels;
          });
        });
        gradients.set(own, i * width);
      });
      return Promise.resolve(gradients);
    },
  };
}
