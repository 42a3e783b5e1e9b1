import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { testPasses } from '../../../core/faithfulness/testPasses.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { planInput } from '../../support/planInput.js';

const passes = (lines: string) => testPasses(planSweep(planInput(lines), sha256Hex));

describe('testPasses', () => {
  test('are none where nobody asks', () => {
    expect(passes('')).toBe(0);
  });

  test('are two curves a series and for the random map, the image itself, and the levels', () => {
    const lines = (more: string) =>
      `methods: [cam, centre]\nseeds: [1, 2]\nfaithfulness: { images: 4, steps: 10${more} }\n`;
    // Four images, two runs; 3 · 21 + 1, and 4 levels.
    expect(passes(lines(''))).toBe(4 * 2 * 68);
    expect(passes(lines(', randomise: false'))).toBe(4 * 2 * 64);
  });

  test('are twice as many for a head that sees two views', () => {
    const lines = (crop: string) =>
      `methods: [cam]\nfaithfulness: true\nrecipes: [{ name: a, crop: ${crop} }]\n`;
    expect(passes(lines('both'))).toBe(2 * passes(lines('full')));
  });
});
