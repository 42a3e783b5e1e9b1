import { describe, expect, test } from 'vitest';
import { fitStandardiser, standardise } from '../../../core/training/standardise.js';
import vectors from '../../oracle/vectors/training.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

describe('standardise', () => {
  test('agrees with scikit-learn’s StandardScaler, also where a feature is constant', () => {
    const { width, features, mean, standardised } = vectors.standardised;
    const rows = Float32Array.from(features);
    const by = fitStandardiser(rows, width);
    expectClose(by.mean, mean, 1e-12);
    expectClose(standardise(rows, by), standardised, 1e-6);
  });

  test('divides by the population’s standard deviation', () => {
    // Mean 3, deviations −2 and 2.
    const by = fitStandardiser(Float32Array.of(1, 5), 1);
    expect(by).toEqual({ mean: Float64Array.of(3), scale: Float64Array.of(0.5) });
    expect([...standardise(Float32Array.of(9, 3), by)]).toEqual([3, 0]);
  });

  test('drops a feature that is constant but for rounding', () => {
    const by = fitStandardiser(Float32Array.of(0.1, 0.1, 0.1), 1);
    expect([...by.scale]).toEqual([0]);
    expect([...standardise(Float32Array.of(7), by)]).toEqual([0]);
  });

  test('leaves its input as it is', () => {
    const rows = Float32Array.of(1, 5);
    standardise(rows, fitStandardiser(rows, 1));
    expect([...rows]).toEqual([1, 5]);
  });
});
