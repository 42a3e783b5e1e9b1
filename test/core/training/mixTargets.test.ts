import { describe, expect, test } from 'vitest';
import { logisticLoss } from '../../../core/training/logistic.js';
import { mixTargets } from '../../../core/training/mixTargets.js';

describe('mixTargets', () => {
  test('keeps the weights of both labels', () => {
    const rows = { targets: [1, 0], weights: [3, 1] };
    const mixed = mixTargets(rows, { share: 0.25, partners: [1, 0] });
    // 0.25 · 3 + 0.75 · 1, of which 0.75 is for the positive label; 0.25 · 1 + 0.75 · 3, of which 2.25.
    expect(mixed).toEqual({ weights: [1.5, 2.5], targets: [0.5, 0.9] });
  });

  test('makes the loss that of both rows, mixed', () => {
    const rows = { targets: [0.95, 0.05, 0.95], weights: [2, 0.7, 2] };
    const mix = { share: 0.3, partners: [1, 2, 0] };
    const { targets, weights } = mixTargets(rows, mix);
    const loss = (logit: number, row: number): number =>
      (rows.weights[row] ?? NaN) * logisticLoss(logit, rows.targets[row] ?? NaN);
    [-1.5, 0, 2].forEach((logit, row) => {
      const both = 0.3 * loss(logit, row) + 0.7 * loss(logit, mix.partners[row] ?? NaN);
      const own = (weights[row] ?? NaN) * logisticLoss(logit, targets[row] ?? NaN);
      expect(own).toBeCloseTo(both, 12);
    });
  });

  test('leaves a row alone that is its own partner', () => {
    const mixed = mixTargets({ targets: [1], weights: [2] }, { share: 0.4, partners: [0] });
    expect(mixed.weights[0]).toBeCloseTo(2, 12);
    expect(mixed.targets[0]).toBeCloseTo(1, 12);
  });
});
