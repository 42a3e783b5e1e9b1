import { expect, test } from 'vitest';
import { seesMirrored } from '../../../core/sweep/seesMirrored.js';

test('a recipe sees mirrored images where it trains on them, or tests with them', () => {
  expect(seesMirrored({ flips: false, testFlips: false })).toBe(false);
  expect(seesMirrored({ flips: true, testFlips: false })).toBe(true);
  expect(seesMirrored({ flips: false, testFlips: true })).toBe(true);
});
