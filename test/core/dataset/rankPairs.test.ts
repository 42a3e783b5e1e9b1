import { expect, test } from 'vitest';
import { rankPairs } from '../../../core/dataset/rankPairs.js';
import { alikePair } from '../../support/alikePair.js';

test('rankPairs puts labels that differ first, then what is not listed, then the least alike', () => {
  const pairs = [
    alikePair('listed, alike', { listed: true, correlation: 0.99 }),
    alikePair('listed, less alike', { listed: true, correlation: 0.9 }),
    alikePair('not listed', { correlation: 0.99 }),
    alikePair('two labels', { labels: ['benign', 'malignant'], listed: true, correlation: 1 }),
    alikePair('by its hash alone', { correlation: null }),
  ];
  expect(rankPairs(pairs).map(({ images }) => images[0])).toEqual([
    ...['two labels', 'by its hash alone', 'not listed', 'listed, less alike', 'listed, alike'],
  ]);
});
