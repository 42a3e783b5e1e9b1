import { describe, expect, test } from 'vitest';
import { describePasses, passesText } from '../../../core/cam/describePasses.js';
import { findCamMethod } from '../../../core/cam/methods.js';

const settings = { masks: 4000, samples: 5, steps: 20, window: 32, stride: 16 };
const passes = (name: string, size?: number) => {
  const method = findCamMethod(name);
  if (!method) throw new RangeError(name);
  return describePasses(method, settings, size);
};

describe('describePasses', () => {
  test('tells what a map costs, and which settings it depends on', () => {
    expect(passes('layer-cam')).toEqual({ forward: 0, backward: false, settings: [] });
    expect(passes('rise')).toEqual({ forward: 4000, backward: false, settings: ['masks'] });
    expect(passes('smooth-grad')).toEqual({ forward: 5, backward: true, settings: ['samples'] });
    expect(passes('smooth-grad-cam++').forward).toBe(5);
  });

  test('counts occlusion’s squares for the size of the input, 224 when left out', () => {
    // 224: 0 16 … 192; 64: 0 16 32.
    expect(passes('occlusion').forward).toBe(13 * 13 + 1);
    expect(passes('occlusion', 64).forward).toBe(3 * 3 + 1);
  });

  test('has no number for what depends on the backbone’s channels', () => {
    expect(passes('score-cam').forward).toBeNull();
  });
});

test.each([
  ['layer-cam', '0'],
  ['rise', '4,000'],
  ['smooth-grad', '5, each with one back'],
  ['score-cam', 'one a channel'],
])('passesText says of %s: %s', (name, text) => {
  expect(passesText(passes(name))).toBe(text);
});
