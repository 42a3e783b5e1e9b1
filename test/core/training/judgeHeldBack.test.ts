import { expect, test } from 'vitest';
import { judgeHeldBack } from '../../../core/training/judgeHeldBack.js';
import { sigmoid } from '../../../core/training/logistic.js';

test('the threshold and the AUC are those of the logits that are given', () => {
  // Of 2 × 2 pairs −1 < 0 is the wrong way round: AUC 3/4. Above 2 alone: sensitivity 1/2, specificity 1;
  // from −1 on: 1 and 1/2. Of equals the largest.
  const judged = judgeHeldBack([-2, 0, -1, 2], Uint8Array.of(0, 0, 1, 1));
  expect(judged.validationAuc).toBe(0.75);
  expect(judged.youdenThreshold).toBe(sigmoid(2));
  expect(judged.temperature).toBeGreaterThan(0);
});

test('logits that are right throughout, or no better than none, have no temperature', () => {
  expect(judgeHeldBack([-1, 1], Uint8Array.of(0, 1)).temperature).toBeUndefined();
  expect(judgeHeldBack([1, -1], Uint8Array.of(0, 1)).temperature).toBeUndefined();
});

test('one label alone has no AUC', () => {
  expect(judgeHeldBack([1, 2], Uint8Array.of(1, 1)).validationAuc).toBeNaN();
});
