import { describe, expect, test } from 'vitest';
import { formatPairs } from '../../../cli/terminal/formatPairs.js';
import { alikePair } from '../../support/alikePair.js';

describe('formatPairs', () => {
  test('has a line for each pair: labels, evidence, correlation, whether it is listed', () => {
    const lines = formatPairs([
      alikePair('a', { labels: ['benign', 'malignant'], mirrored: true }),
      alikePair('b', { by: 'hash', correlation: null, listed: true }),
    ]).split('\n');
    expect(lines[1]?.split(/ {2,}/)).toEqual([
      ...["a – a'", 'benign and malignant', 'speckle, mirrored', '0.950', 'no'],
    ]);
    expect(lines[2]?.split(/ {2,}/)).toEqual(["b – b'", 'benign', 'hash', 'yes']);
    expect(lines).toHaveLength(3);
  });

  test('counts those after the twentieth', () => {
    const pairs = Array.from({ length: 23 }, (_, i) => alikePair(`image ${i}`));
    const lines = formatPairs(pairs).split('\n');
    expect(lines).toHaveLength(22);
    expect(lines.at(-1)).toContain('3 more');
  });
});
