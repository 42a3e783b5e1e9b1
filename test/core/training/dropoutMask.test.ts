import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.js';
import { dropoutMask } from '../../../core/training/dropoutMask.js';

/** Gives these numbers in turn. */
const given = (...numbers: number[]) => {
  const left = [...numbers];
  return () => left.shift() ?? NaN;
};

describe('dropoutMask', () => {
  test('drops where the number is below the share, and scales up the rest', () => {
    // 1 / (1 - 0.2) = 1.25
    const mask = dropoutMask(4, 0.2, given(0, 0.19, 0.2, 0.9));
    expect([...mask]).toEqual([0, 0, 1.25, 1.25]);
  });

  test('is all ones without dropout, and uses no random number up', () => {
    const random = given(0.5);
    expect([...dropoutMask(3, 0, random)]).toEqual([1, 1, 1]);
    expect(random()).toBe(0.5);
  });

  test('leaves the sum as it is on average', () => {
    const mask = dropoutMask(20_000, 0.3, seededRandom('dropoutMask'));
    const sum = mask.reduce((total, factor) => total + factor, 0);
    // The deviation of one factor is √(0.3 / 0.7) = 0.65: of the mean of 20,000, 0.0046.
    expect(Math.abs(sum / 20_000 - 1)).toBeLessThan(0.02);
  });
});
