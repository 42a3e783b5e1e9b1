import { describe, expect, test } from 'vitest';
import { swapTest } from '../../../core/pointing/swapTest.js';

/** Only the mass, the first place. */
const table = (...rows: string[]) =>
  rows.map((row) => Uint8Array.from(row, (sign) => (sign === 'x' ? 1 : 0)));
const settings = { seed: 1, shuffles: 999 };

describe('swapTest', () => {
  test('knows a method that points at each image’s own lesion', () => {
    const own = table('x.....', '.x....', '..x...', '...x..', '....x.', '.....x');
    const { mass, below } = swapTest(own, 'aaaaaa'.split(''), settings);
    expect(mass).toMatchObject({ hits: 6, expected: 1 });
    // One of 720 shuffles puts every mask back.
    expect(mass.p).toBeLessThan(0.01);
    expect(below).toEqual({ hits: 0, expected: 0, p: 1 });
  });

  test('is not taken in by a method that points where all lesions are', () => {
    const all = table('xxxx', 'xxxx', 'xxxx', 'xxxx');
    expect(swapTest(all, 'aaaa'.split(''), settings).mass).toEqual({ hits: 4, expected: 4, p: 1 });
  });

  test('shuffles masks within their label alone', () => {
    // Every point hits the masks of its own label, and none of the other's.
    const blocks = table('xx..', 'xx..', '..xx', '..xx');
    const { mass } = swapTest(blocks, 'aabb'.split(''), settings);
    expect(mass).toEqual({ hits: 4, expected: 4, p: 1 });
    const mixed = swapTest(blocks, 'aaaa'.split(''), settings).mass;
    expect(mixed).toMatchObject({ hits: 4, expected: 2 });
    expect(mixed.p).toBeLessThan(0.5);
  });

  test('counts the true order among the shuffles, with its exact chance in the long run', () => {
    // Both hit only with their own masks: one of two orders hits as often.
    const { mass } = swapTest(table('x.', '.x'), ['a', 'a'], { seed: 1, shuffles: 9_999 });
    expect(Math.abs(mass.p - 0.5)).toBeLessThan(0.02);
    const none = swapTest(table('x.', '.x'), ['a', 'a'], { seed: 1, shuffles: 0 });
    expect(none.mass.p).toBe(1);
  });

  test('reads every place’s own bit', () => {
    // Bit 2 is below, bit 4 the union.
    const hit = [Uint8Array.of(4 + 16, 0), Uint8Array.of(8, 4 + 16)];
    const result = swapTest(hit, ['a', 'a'], settings);
    expect(result.below).toMatchObject({ hits: 2, expected: 1 });
    expect(result.inRegions).toMatchObject({ hits: 2, expected: 1 });
    expect(result.elsewhere).toMatchObject({ hits: 0, expected: 0.5 });
  });

  test('repeats itself with the same seed', () => {
    const hit = table('x.x', '.xx', 'xx.');
    const once = swapTest(hit, ['a', 'a', 'a'], settings);
    expect(swapTest(hit, ['a', 'a', 'a'], settings)).toEqual(once);
  });
});
