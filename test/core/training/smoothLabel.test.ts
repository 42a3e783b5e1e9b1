import { expect, test } from 'vitest';
import { smoothLabel } from '../../../core/training/smoothLabel.js';

test('smoothLabel draws both labels towards a half by the share', () => {
  // 0 · 0.8 + 0.1 and 1 · 0.8 + 0.1
  expect([0, 1].map((target) => smoothLabel(target, 0.2))).toEqual([0.1, 0.9]);
  expect([0, 1].map((target) => smoothLabel(target, 0))).toEqual([0, 1]);
});
