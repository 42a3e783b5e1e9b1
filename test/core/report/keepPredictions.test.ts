import { describe, expect, test } from 'vitest';
import { keepPredictions } from '../../../core/report/keepPredictions.js';
import { predictionRow } from '../../support/predictionRow.js';

describe('keepPredictions', () => {
  const rows = [
    predictionRow({ run: 'a', fold: 0, image: 'i0', logit: 0.1, probability: 1 / 3 }),
    predictionRow({ run: 'a', fold: 0, image: 'i1', label: 'malignant', predicted: 'benign' }),
  ];
  const tempered = [
    predictionRow({ run: 'a', fold: 1, image: 'i2', youdenThreshold: 0.4, temperature: 1.5 }),
  ];

  test('gives a run’s rows as they were, in the order in which they came', () => {
    const kept = keepPredictions();
    kept.add('a', rows);
    const other = [predictionRow({ run: 'b', image: 'i0', group: 'another' })];
    kept.add('b', other);
    kept.add('a', tempered);
    expect(kept.of('a')).toEqual([...rows, ...tempered]);
    expect(kept.of('b')).toEqual(other);
    // A cell without a temperature has no such key.
    expect(kept.of('a').map((row) => 'temperature' in row)).toEqual([false, false, true]);
  });

  test('has no rows of a run that has none', () => {
    const kept = keepPredictions();
    kept.add('a', []);
    expect(kept.of('a')).toEqual([]);
    expect(kept.of('b')).toEqual([]);
  });
});
