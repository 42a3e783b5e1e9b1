import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.js';
import { poolings } from '../../../core/sweep/Recipe.js';
import type { CurvedHead, Head, LinearHead } from '../../../core/training/Head.js';
import { headLogit, linearise, meanHead } from '../../../core/training/headLogit.js';
import { imageLogit } from '../../../core/training/imageLogit.js';
import type { PooledTap } from '../../../core/training/PooledTap.js';

const random = seededRandom('headLogit');
const numbers = (length: number): Float64Array =>
  Float64Array.from({ length }, () => random() - 0.5);

const images = 3;
const tap = (layer: string, channels: number): PooledTap => ({
  layer,
  channels,
  data: Float32Array.from(numbers(images * poolings.length * channels)),
  mirrored: Float32Array.from(numbers(images * poolings.length * channels)),
});
const taps = [tap('early', 2), tap('late', 3)];
// Mean and max of five channels.
const width = 10;
const by = { mean: numbers(width), scale: numbers(width).map((x) => x + 2) };

const curved = (model: CurvedHead['model']): CurvedHead => ({
  kind: 'curved',
  taps,
  pooling: ['mean', 'max'],
  by,
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
const ensemble: Head = { kind: 'ensemble', members: [mlp, rbf] };
const kinds: [string, Head][] = [
  ['mlp', mlp],
  ['rbf', rbf],
  ['ensemble', ensemble],
];

/** The taps with one number moved. */
function moved(t: number, at: number, by: number): PooledTap[] {
  return taps.map((one, i) => {
    if (i !== t) return one;
    // float32 would hide steps this small.
    const data = Float64Array.from(one.data) as unknown as Float32Array;
    data[at] = (data[at] as number) + by;
    return { ...one, data };
  });
}

describe('linearise', () => {
  test.each(kinds)('has the head’s own logit at the image, mirrored or not: %s', (_, head) => {
    for (const image of [0, 2]) {
      for (const mirrored of [false, true]) {
        const linear = linearise(head, taps, image, mirrored);
        const own = headLogit(head, taps, image, mirrored);
        expect(headLogit(linear, taps, image, mirrored)).toBeCloseTo(own, 6);
      }
    }
  });

  test.each(kinds)('has the head’s slopes there: %s', (_, head) => {
    const linear = linearise(head, taps, 1);
    taps.forEach(({ channels }, t) => {
      for (const [p, pooling] of poolings.entries()) {
        for (let c = 0; c < channels; c++) {
          const at = (1 * poolings.length + p) * channels + c;
          const step = 1 / 64;
          const up = headLogit(head, moved(t, at, step), 1);
          const down = headLogit(head, moved(t, at, -step), 1);
          const slope = linear.taps[t]?.weights[pooling]?.[c] ?? 0;
          expect(slope).toBeCloseTo((up - down) / (2 * step), 3);
        }
      }
    });
  });

  test('leaves a linear head as it is', () => {
    const linear: LinearHead = { bias: 1, taps: [] };
    expect(linearise(linear, taps, 0)).toBe(linear);
  });
});

test('meanHead has the mean of its members’ logits', () => {
  const heads = [0, 1].map((image) => linearise(rbf, taps, image));
  const logits = heads.map((head) => headLogit(head, taps, 2));
  expect(headLogit(meanHead(heads), taps, 2)).toBeCloseTo(
    logits.reduce((a, b) => a + b, 0) / 2,
    12,
  );
});

test('an ensemble has the mean of its members’ logits', () => {
  const mean = (headLogit(mlp, taps, 0) + headLogit(rbf, taps, 0)) / 2;
  expect(headLogit(ensemble, taps, 0)).toBeCloseTo(mean, 12);
});

test('imageLogit is the mean with the mirror image’s where a recipe says so', () => {
  const own = headLogit(mlp, taps, 1);
  const other = headLogit(mlp, taps, 1, true);
  expect(imageLogit(mlp, taps, 1, { testFlips: false })).toBe(own);
  expect(imageLogit(mlp, taps, 1, { testFlips: true })).toBeCloseTo((own + other) / 2, 12);
});
