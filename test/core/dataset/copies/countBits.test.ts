import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBits } from '../../../../core/dataset/copies/countBits.js';

test('countBits counts the ones of a word in binary', () => {
  expect([0, 1, 0b1011, -1].map(countBits)).toEqual([0, 1, 3, 32]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), (word) => {
      expect(countBits(word)).toBe(word.toString(2).replaceAll('0', '').length);
    }),
    { seed: 1 },
  );
});
