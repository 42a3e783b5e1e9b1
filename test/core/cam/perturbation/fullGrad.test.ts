import { describe, expect, test } from 'vitest';
import { fullGrad } from '../../../../core/cam/perturbation/fullGrad.js';

const row = (...data: number[]) => ({
  layer: 'row',
  height: 1,
  width: data.length,
  channels: 1,
  data: Float32Array.from(data),
});

describe('fullGrad', () => {
  test('adds the stretched products of input and gradient to those of the biases', () => {
    // |2 · 1|, |1 · −4|, |0| is 2 4 0, stretched ½ 1 0; the bias’ 0 0 3 becomes 0 0 1.
    const map = fullGrad(row(2, 1, 0), Float32Array.of(1, -4, 9), [row(0, 0, -3)]);
    expect([...map]).toEqual([0.5, 1, 1]);
  });

  test('brings small layers to the input’s size', () => {
    // 0 2 stretched 0 1, on four pixels 0 ¼ ¾ 1
    const map = fullGrad(row(0, 0, 0, 0), new Float32Array(4), [row(0, 2)]);
    expect([...map]).toEqual([0, 0.25, 0.75, 1]);
  });

  test('takes every channel on its own', () => {
    const layer = { ...row(0, 0, 0, 0), width: 2, channels: 2, data: Float32Array.of(1, 8, 0, 9) };
    // Channel 0 is 1 0, channel 1 is 8 9, stretched 0 1.
    expect([...fullGrad(row(0, 0), new Float32Array(2), [layer])]).toEqual([1, 1]);
  });

  test('keeps NaN to be seen', () => {
    const map = fullGrad(row(0, 1), Float32Array.of(NaN, 1), []);
    expect(map.some(Number.isNaN)).toBe(true);
  });
});
