import { expect, test } from 'vitest';
import { sgdStep } from '../../../core/training/sgd.js';

test('sgdStep goes on with a share of its velocity', () => {
  const parameters = Float64Array.of(1);
  const velocity = Float64Array.of(0);
  sgdStep(parameters, velocity, Float64Array.of(2), 0.25, 0.5);
  // 1 − 0.25 · 2
  expect([parameters[0], velocity[0]]).toEqual([0.5, 2]);
  sgdStep(parameters, velocity, Float64Array.of(-3), 0.25, 0.5);
  // 0.5 · 2 − 3; 0.5 + 0.25 · 2
  expect([parameters[0], velocity[0]]).toEqual([1, -2]);
});
