import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.js';
import { poolings } from '../../../core/sweep/Recipe.js';
import { channelDrops } from '../../../core/training/channelDrops.js';
import type { CurvedHead, Head, LinearHead } from '../../../core/training/Head.js';
import { headAt } from '../../../core/training/headAt.js';
import { headLogit } from '../../../core/training/headLogit.js';
import type { PooledTap } from '../../../core/training/PooledTap.js';
import { expectClose } from '../../support/expectClose.js';

const random = seededRandom('channelDrops');
const numbers = (length: number): Float64Array =>
  Float64Array.from({ length }, () => random() - 0.5);
const tap = (layer: string, channels: number): PooledTap => ({
  layer,
  channels,
  data: Float32Array.from(numbers(2 * poolings.length * channels)),
});
const taps = [tap('early', 2), tap('late', 3)];
// Mean and max of five channels.
const width = 10;
const curved = (model: CurvedHead['model']): CurvedHead => ({
  ...{ kind: 'curved', taps, pooling: ['mean', 'max'] },
  by: { mean: numbers(width), scale: numbers(width).map((x) => x + 2) },
  model,
});
const mlp = curved({
  kind: 'mlp',
  hidden: numbers(4 * width),
  hiddenBias: numbers(4),
  output: numbers(4),
  bias: 0.25,
});
const rbf = curved({
  kind: 'rbf',
  gamma: 0.1,
  centres: Float32Array.from(numbers(6 * width)),
  coefficients: numbers(6),
  bias: -0.5,
});
const linear: LinearHead = {
  bias: 0.3,
  taps: [
    { layer: 'early', weights: { mean: numbers(2), max: numbers(2) } },
    { layer: 'late', weights: { std: numbers(3) } },
  ],
};
const heads: [string, Head][] = [
  ['linear', linear],
  ['mlp', mlp],
  ['rbf', rbf],
  ['ensemble', { kind: 'ensemble', members: [mlp, rbf] }],
];

/** The taps with every statistic of one channel of the second image 0. */
function without(t: number, channel: number): PooledTap[] {
  return taps.map((one, i) => {
    if (i !== t) return one;
    const data = one.data.slice();
    for (let p = 0; p < poolings.length; p++) {
      data[(poolings.length + p) * one.channels + channel] = 0;
    }
    return { ...one, data };
  });
}

describe('channelDrops', () => {
  test.each(heads)('is what the head loses where a channel has no statistics: %s', (_, head) => {
    taps.forEach(({ channels }, t) => {
      const whole = headLogit(head, taps, 1);
      const expected = Array.from(
        { length: channels },
        (_, channel) => whole - headLogit(head, without(t, channel), 1),
      );
      expectClose(channelDrops(head, taps, t, 1), expected, 1e-9);
    });
  });
});

describe('headAt', () => {
  test.each(heads.slice(1))('tells what a layer’s channels add: %s', (_, head) => {
    const drops = headAt(head, taps, 1).drops?.('late') ?? [];
    expect([...drops]).toEqual([...channelDrops(head, taps, 1, 1)]);
    expect(() => headAt(head, taps, 1).drops?.('none')).toThrow(RangeError);
  });

  test('leaves a linear head as it is', () => {
    expect(headAt(linear, taps, 1)).toBe(linear);
  });
});
