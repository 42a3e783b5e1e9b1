import { describe, expect, test } from 'vitest';
import { classWeights } from '../../../core/training/classWeights.js';
import vectors from '../../oracle/vectors/training.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

describe('classWeights', () => {
  test('is scikit-learn’s balanced', () => {
    const { positive, weights } = vectors.class_weights;
    expectClose(classWeights(positive), weights, 1e-12);
  });

  test('makes both classes count alike, and all of them as many as there are', () => {
    // 4 / (2 · 1) for the one, 4 / (2 · 3) for each of the three.
    expect([...classWeights([0, 1, 0, 0])]).toEqual([2 / 3, 2, 2 / 3, 2 / 3]);
  });

  test('weighs nothing where a class is absent', () => {
    expect([...classWeights([1, 1])]).toEqual([1, 1]);
    expect([...classWeights([0, 0, 0])]).toEqual([1, 1, 1]);
    expect([...classWeights([])]).toEqual([]);
  });
});
