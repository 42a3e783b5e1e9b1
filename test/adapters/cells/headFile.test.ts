import { describe, expect, test } from 'vitest';
import { readHead, writeHead } from '../../../adapters/cells/headFile.js';
import type { CurvedHead, Head, LinearHead } from '../../../core/training/Head.js';

const layers = ['early', 'lesion/late'];
const linear: LinearHead = {
  bias: -0.25,
  taps: [
    { layer: 'early', weights: { mean: Float64Array.of(1, 2), max: Float64Array.of(3, 4) } },
    { layer: 'lesion/late', weights: { mean: Float64Array.of(1 / 3) } },
  ],
};
const curved = (model: CurvedHead['model']): CurvedHead => ({
  kind: 'curved',
  taps: [
    { layer: 'early', channels: 1 },
    { layer: 'lesion/late', channels: 2 },
  ],
  pooling: ['mean', 'max'],
  by: { mean: Float64Array.of(1, 2, 3, 4, 5, 6), scale: Float64Array.of(6, 5, 4, 3, 2, 1) },
  model,
});
const mlp = curved({
  kind: 'mlp',
  hidden: Float64Array.from({ length: 12 }, (_, i) => i / 7),
  hiddenBias: Float64Array.of(1, -1),
  output: Float64Array.of(0.5, 2),
  bias: 3,
});
const rbf = curved({
  kind: 'rbf',
  gamma: 0.125,
  centres: Float32Array.from({ length: 18 }, (_, i) => i / 4),
  coefficients: Float64Array.of(1, -2, 1),
  bias: -3,
});
const heads: [string, Head][] = [
  ['linear', linear],
  ['mlp', mlp],
  ['rbf', rbf],
  ['ensemble', { kind: 'ensemble', members: [mlp, rbf, linear] }],
];

describe('a head file', () => {
  test.each(heads)('is read as it was written: %s', (_, head) => {
    expect(readHead(writeHead(head), layers)).toEqual(head);
  });

  test('without its bias is no head', () => {
    const bytes = writeHead({ bias: 1, taps: [] });
    const name = Buffer.from(bytes).indexOf('bias');
    expect(name).toBeGreaterThan(0);
    const broken = Buffer.from(bytes.map((byte) => (byte === 'b'.charCodeAt(0) ? 98 + 1 : byte)));
    expect(() => readHead(broken, layers)).toThrow();
  });
});
