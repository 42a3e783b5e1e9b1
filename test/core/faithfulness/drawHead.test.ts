import { describe, expect, test } from 'vitest';
import { drawHead } from '../../../core/faithfulness/drawHead.js';
import type { CurvedHead, Head, LinearHead } from '../../../core/training/Head.js';

const size = 4000;
const linear: LinearHead = {
  bias: 0.5,
  taps: [
    { layer: 'early', weights: { mean: new Float64Array(size).fill(3) } },
    {
      layer: 'late',
      weights: { mean: new Float64Array(size).fill(-1), max: Float64Array.of(2, 2) },
    },
  ],
};

const curved = {
  kind: 'curved',
  taps: [{ layer: 'tap', channels: 2 }],
  pooling: ['mean'],
  by: { mean: new Float64Array(2), scale: Float64Array.of(1, 1) },
} as const;
const mlp: CurvedHead = {
  ...curved,
  model: {
    kind: 'mlp',
    hidden: Float64Array.of(1, 1, 1, 1),
    hiddenBias: Float64Array.of(5, 6),
    output: Float64Array.of(2, 2),
    bias: 7,
  },
};
const rbf: CurvedHead = {
  ...curved,
  model: {
    kind: 'rbf',
    gamma: 0.5,
    centres: Float32Array.of(1, 2, 3, 4),
    coefficients: Float64Array.of(1, -1),
    bias: 7,
  },
};

const tapsOf = (head: Head) => ('taps' in head ? (head as LinearHead).taps : []);
const weights = (head: Head, tap: number) =>
  tapsOf(head)[tap]?.weights.mean ?? expect.fail('no weights');
const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length;

describe('drawHead', () => {
  test('draws weights around zero, as large as those of the same tap and statistic', () => {
    const drawn = drawHead(linear, 'a');
    [3, 1].forEach((large, tap) => {
      const own = weights(drawn, tap);
      // Deviations of the mean and of the mean square of 4,000: large / 63 and large² / 45.
      expect(Math.abs(mean(own))).toBeLessThan((4 * large) / 63);
      expect(Math.abs(mean(own.map((w) => w * w)) / large ** 2 - 1)).toBeLessThan(4 / 45);
    });
    expect(tapsOf(drawn)[1]?.weights.max).toHaveLength(2);
    expect(tapsOf(drawn)[0]?.weights).not.toHaveProperty('max');
    expect(drawn).toMatchObject({ bias: 0.5 });
  });

  test('draws the same for the same seed, and other ones for each tap', () => {
    const drawn = drawHead(linear, 'a');
    expect(drawHead(linear, 'a')).toEqual(drawn);
    expect(drawHead(linear, 'b')).not.toEqual(drawn);
    expect(weights(drawn, 0).map((w) => w / 3)).not.toEqual(weights(drawn, 1));
  });

  test('draws both layers of an MLP, and keeps its biases', () => {
    const drawn = drawHead(mlp, 'a');
    expect(drawn).toMatchObject({ ...curved, model: { kind: 'mlp', bias: 7 } });
    const { model } = drawn as CurvedHead;
    if (model.kind !== 'mlp') expect.fail('another kind of head');
    expect([...model.hiddenBias]).toEqual([5, 6]);
    expect(new Set([...model.hidden, ...model.output]).size).toBe(6);
  });

  test('draws the coefficients of kernels, and keeps the images they stand around', () => {
    const { model } = drawHead(rbf, 'a') as CurvedHead;
    if (model.kind !== 'rbf') expect.fail('another kind of head');
    expect([...model.centres]).toEqual([1, 2, 3, 4]);
    expect(model).toMatchObject({ gamma: 0.5, bias: 7 });
    expect([...model.coefficients].some((one) => Math.abs(one) === 1)).toBe(false);
  });

  test('draws other weights for each member of an ensemble', () => {
    const drawn = drawHead({ kind: 'ensemble', members: [mlp, mlp, linear] }, 'a');
    if (!('members' in drawn)) expect.fail('no ensemble');
    const [first, second, third] = drawn.members;
    expect(first).not.toEqual(second);
    expect(third).not.toEqual(linear);
  });
});
