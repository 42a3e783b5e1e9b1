import { describe, expect, test } from 'vitest';
import { scoreCam } from '../../../../core/cam/perturbation/scoreCam.js';
import { expectClose } from '../../../support/expectClose.js';
import { lineProbe } from '../../../support/lineProbe.js';

const tap = (...data: number[]) => ({
  layer: 'tap',
  height: 1,
  width: 2,
  channels: 2,
  data: Float32Array.from(data),
});

describe('scoreCam', () => {
  test('weighs channels by the softmax of the masked inputs’ logits', async () => {
    // Channel 0 is 0 4, its mask 0 1, the logit 3; channel 1 is 2 1, its mask 1 0, the logit 1.
    const map = await scoreCam(tap(0, 2, 4, 1), lineProbe([1, 3], [1, 1]));
    const first = Math.E ** 2 / (1 + Math.E ** 2);
    expectClose(map, [2 * (1 - first), 4 * first + (1 - first)], 1e-9);
  });

  test('masks with a constant channel nothing but zeros', async () => {
    // Logits 3 and 0, the second of an input of zeros.
    const map = await scoreCam(tap(0, 5, 4, 5), lineProbe([1, 3], [1, 1]));
    const first = Math.E ** 3 / (1 + Math.E ** 3);
    expectClose(map, [5 * (1 - first), 4 * first + 5 * (1 - first)], 1e-9);
  });

  test('brings masks to the input’s size', async () => {
    // 0 1 on four pixels, half-pixel centres: 0 ¼ ¾ 1; the other channel the other way round.
    const probe = lineProbe([1, 1, 1, 1], [0, 1, 0, 0]);
    const map = await scoreCam(tap(0, 1, 1, 0), probe);
    const first = Math.exp(0.25) / (Math.exp(0.25) + Math.exp(0.75));
    expectClose(map, [1 - first, first], 1e-9);
  });

  test('keeps its weights finite for large logits', async () => {
    const map = await scoreCam(tap(0, 2, 4, 1), lineProbe([1, 3], [1000, 1000]));
    expect([...map]).toEqual([0, 4]);
  });
});
