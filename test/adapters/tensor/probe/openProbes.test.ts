import { beforeAll, describe, expect, it } from 'vitest';
import { headGradient } from '../../../../core/cam/headGradient.js';
import type { Tap } from '../../../../core/cam/Tap.js';
import { poolings } from '../../../../core/sweep/Recipe.js';
import type { PooledWeights } from '../../../../core/training/Head.js';
import { poolTap } from '../../../../core/training/poolTap.js';
import { expectClose } from '../../../support/expectClose.js';
import { enginesHere } from '../../../support/nativeEngine.js';
import { probedHead, probedImage } from '../../../support/probedNetwork.js';
import { runChild } from '../../../support/startChild.js';

interface Answers {
  readonly logits: number[];
  readonly opposite: number[];
  readonly differences: number[];
  readonly gradients: number[];
  readonly oppositeGradient: number[];
  readonly perTap: readonly {
    readonly layer: string;
    readonly data: number[];
    readonly asItIs: number[];
    readonly without: number[];
    readonly gradients: number[];
    readonly opposite: number[];
  }[];
  readonly full: { readonly input: number[]; readonly biases: readonly Tap[] };
  readonly left: number;
}

const sides = [4, 4] as const;
const size = probedImage.length;

/** What a tap adds to the logit. */
function contribution(weights: PooledWeights, data: readonly number[], channels: number): number {
  const pooled = poolTap(Float32Array.from(data), channels);
  let sum = 0;
  poolings.forEach((pooling, p) => {
    weights[pooling]?.forEach((w, c) => (sum += w * (pooled[p * channels + c] ?? NaN)));
  });
  return sum;
}

const total = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

describe.each(enginesHere())('openProbes on %s', (engine) => {
  let answers: Answers;
  beforeAll(async () => {
    answers = JSON.parse(await runChild('askProbe.ts', [engine])) as Answers;
  });

  /** What the image's taps add to the logit, by tap. */
  const parts = (): number[] =>
    answers.perTap.map(({ data }, t) => {
      const weights = probedHead.taps[t]?.weights ?? {};
      return contribution(weights, data, data.length / (sides[0] * sides[1]));
    });

  it('gives the logits that the head has on the pooled taps', () => {
    expect(answers.logits).toHaveLength(6);
    expectClose(answers.logits.slice(0, 1), [probedHead.bias + total(parts())], 1e-6);
  });

  it('has the slopes of the logit along every number of the input, as differences find them', () => {
    // Differences of float32 logits of about 10, 2⁻¹⁰ apart.
    expectClose(answers.gradients.slice(0, size), answers.differences, 1e-3);
    expect(Math.max(...answers.differences.map(Math.abs))).toBeGreaterThan(0.5);
  });

  it('gives one gradient an image, of more images than are taken at once', () => {
    expect(answers.gradients).toHaveLength(6 * size);
    for (let image = 1; image < 6; image++) {
      const own = answers.gradients.slice(image * size, (image + 1) * size);
      expect(own.some((g) => g !== 0)).toBe(true);
      expect(own).not.toEqual(answers.gradients.slice(0, size));
    }
  });

  it('gives the opposites for the negative label', () => {
    expect(answers.opposite).toEqual(answers.logits.map((logit) => -logit));
    const opposite = answers.gradients.slice(0, size).map((g) => -g);
    expectClose(answers.oppositeGradient, opposite, 1e-6);
  });

  it('puts activations in a tap’s place where the head sees it, and leaves the other tap as it is', () => {
    const own = parts();
    const logit = answers.logits[0] ?? NaN;
    answers.perTap.forEach(({ asItIs, without }, t) => {
      expectClose(asItIs, [logit], 1e-6);
      // Zeros have mean, deviation and maximum 0.
      expectClose(without, Array(2).fill(logit - (own[t] ?? NaN)), 1e-6);
    });
  });

  it('has the head’s gradient at a tap, of every image', () => {
    answers.perTap.forEach(({ data, gradients, opposite, layer }, t) => {
      const channels = data.length / (sides[0] * sides[1]);
      const tap = { layer, data: Float32Array.from(data), height: 4, width: 4, channels };
      const expected = headGradient(tap, probedHead.taps[t]?.weights ?? {});
      expect(gradients).toHaveLength(6 * data.length);
      expectClose(gradients.slice(0, data.length), expected, 1e-6);
      expectClose(
        opposite,
        [...expected].map((g) => -g),
        1e-6,
      );
    });
  });

  it('has full gradients that add up to the logit, activations that are not ReLU among them', () => {
    const { input, biases } = answers.full;
    expectClose(input, answers.gradients.slice(0, size), 1e-6);
    expect(biases.map(({ layer }) => layer).sort()).toEqual([
      'early',
      'early relu6',
      'excited',
      'excited sigmoid',
      'late',
      'normal',
      'normal silu',
      'weighed',
    ]);
    const fromInput = total(input.map((g, i) => g * (probedImage[i] ?? NaN)));
    const fromBiases = total(biases.map(({ data }) => total(data)));
    expectClose([fromInput + fromBiases + probedHead.bias], answers.logits.slice(0, 1), 1e-5);
    // Where ReLU6 gives 6 it passes no gradient on: all that comes of it is an implicit bias.
    const capped = biases.find(({ layer }) => layer === 'early relu6');
    expect(Math.abs(total(capped?.data ?? []))).toBeGreaterThan(1);
  });

  it('leaves no tensor behind', () => {
    expect(answers.left).toBe(0);
  });
});
