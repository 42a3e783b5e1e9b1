import { describe, expect, test } from 'vitest';
import { alterationTag, drawAlteration } from '../../../core/image/drawAlteration.js';

const most = { translate: 0.1, zoom: 0.2, gain: 0.3, contrast: 0.4, flips: true };
const draw = (alterations = most, copies = 1000) =>
  Array.from({ length: copies }, (_, i) => drawAlteration(alterations, 'image', i + 1));

describe('drawAlteration', () => {
  test.each([
    ['right', 0, 0.1],
    ['down', 0, 0.1],
    ['zoom', 1, 0.2],
    ['gain', 1, 0.3],
    ['contrast', 1, 0.4],
  ] as const)('draws %s evenly about %d, up to %d away', (key, middle, bound) => {
    const drawn = draw().map((one) => (one[key] - middle) / bound);
    expect(Math.max(...drawn.map(Math.abs))).toBeLessThanOrEqual(1);
    // Of 1,000 even numbers in [-1, 1] each quarter holds 250, give or take 14.
    for (const from of [-1, -0.5, 0, 0.5]) {
      const inside = drawn.filter((value) => value >= from && value < from + 0.5).length;
      expect(inside).toBeGreaterThan(180);
    }
  });

  test('mirrors half of the copies, and none where it is not asked to', () => {
    const count = draw().filter(({ mirrored }) => mirrored).length;
    expect(Math.abs(count - 500)).toBeLessThan(80);
    const upright = draw({ ...most, flips: false });
    expect(upright).toEqual(draw().map((one) => ({ ...one, mirrored: false })));
  });

  test('is the same for one image and copy, and another for others', () => {
    const first = drawAlteration(most, 'image', 1);
    expect(drawAlteration(most, 'image', 1)).toEqual(first);
    expect(drawAlteration(most, 'image', 2).right).not.toBe(first.right);
    expect(drawAlteration(most, 'other', 1).right).not.toBe(first.right);
  });

  test('leaves the image as it is where nothing is allowed', () => {
    const nothing = { translate: 0, zoom: 0, gain: 0, contrast: 0, flips: false };
    const same = { right: 0, down: 0, zoom: 1, gain: 1, contrast: 1, mirrored: false };
    for (const one of draw(nothing, 20)) {
      expect({ ...one, right: Math.abs(one.right), down: Math.abs(one.down) }).toEqual(same);
    }
  });
});

describe('alterationTag', () => {
  test('tells copies apart, and all that they depend on', () => {
    expect(alterationTag(most, 3)).toBe('altered-0.1-0.2-0.3-0.4-flips-3');
    expect(alterationTag({ ...most, flips: false }, 3)).toBe('altered-0.1-0.2-0.3-0.4-3');
  });
});
