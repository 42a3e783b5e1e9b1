import { expect, test } from 'vitest';
import { inputSaliency } from '../../../../core/cam/perturbation/inputSaliency.js';

test('inputSaliency takes the largest absolute value of each pixel, and keeps NaN', () => {
  expect([...inputSaliency(Float32Array.of(1, -3, 2, 0, NaN, 1), 2)]).toEqual([3, 2, NaN]);
});
