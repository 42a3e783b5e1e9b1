import { describe, expect, test } from 'vitest';
import { youdenThreshold } from '../../../core/metrics/youdenThreshold.js';

describe('youdenThreshold', () => {
  test('is the score with the most sensitivity + specificity − 1', () => {
    // At or above .8: 1/2 − 0; .6: 1/2 − 1/3; .35: 1 − 1/3; .3: 1 − 2/3; .1: 0.
    expect(youdenThreshold([0.1, 0.3, 0.35, 0.6, 0.8], [0, 0, 1, 0, 1])).toBe(0.35);
  });

  test('is the largest of several that are equally good', () => {
    // .8: 1/2; .6: 1/2 − 1/2; .4: 1 − 1/2; .2: 0.
    expect(youdenThreshold([0.2, 0.4, 0.6, 0.8], [0, 1, 0, 1])).toBe(0.8);
  });

  test('is the least positive score where the classes are apart', () => {
    expect(youdenThreshold([0.9, 0.2, 0.7, 0.1], [1, 0, 1, 0])).toBe(0.7);
  });

  test('calls everything positive where the order is upside down', () => {
    // .9: 0 − 1; .1: 1 − 1.
    expect(youdenThreshold([0.1, 0.9], [1, 0])).toBe(0.1);
  });

  test('is one half without both classes', () => {
    expect(youdenThreshold([0.1, 0.9], [1, 1])).toBe(0.5);
    expect(youdenThreshold([0.1, 0.9], [0, 0])).toBe(0.5);
    expect(youdenThreshold([], [])).toBe(0.5);
  });
});
