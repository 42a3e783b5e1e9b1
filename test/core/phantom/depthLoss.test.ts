import { expect, test } from 'vitest';
import { depthLoss } from '../../../core/phantom/depthLoss.js';

const beam = { attenuation: 0.7, frequency: 10, compensation: 0 };

test('depthLoss is 2 α f z without compensation: there and back', () => {
  // 2 · 0.7 dB/(cm · MHz) · 10 MHz · 3 cm = 42 dB.
  expect(depthLoss(3, beam)).toBeCloseTo(42, 12);
  expect(depthLoss(0, beam)).toBe(0);
});

test('depthLoss leaves the share that time gain does not make good', () => {
  // A tenth of 14 dB a centimetre.
  expect(depthLoss(2, { ...beam, compensation: 0.9 })).toBeCloseTo(2.8, 12);
  expect(depthLoss(2, { ...beam, compensation: 1 })).toBe(0);
});
