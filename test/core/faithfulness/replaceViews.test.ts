import { describe, expect, test } from 'vitest';
import { replaceViews } from '../../../core/faithfulness/replaceViews.js';

/** Two channels: the second is ten times the first. */
const view = (...values: number[]) => ({
  input: Float32Array.from(values.flatMap((value) => [value, 10 * value])),
  side: Math.sqrt(values.length),
});

const frame = view(1, 2, 3, 6);

describe('replaceViews', () => {
  test('fills every channel with its mean over the pixels that count', () => {
    const [all] = replaceViews([frame]);
    expect([...(all?.fill ?? [])]).toEqual([3, 30, 3, 30, 3, 30, 3, 30]);
    const [three] = replaceViews([frame], Uint8Array.of(1, 1, 1, 0));
    expect(three?.fill.slice(0, 2)).toEqual(Float32Array.of(2, 20));
  });

  test('fills another view as the frame', () => {
    const place = { x: 0, y: 0, width: 0.5, height: 0.5 };
    const [, part] = replaceViews([frame, { ...view(7, 7, 7, 7), place }]);
    expect(part?.fill.slice(0, 2)).toEqual(Float32Array.of(3, 30));
  });

  test('blurs by a sixteenth of the frame, in a part of it as much more as it is enlarged', () => {
    const side = 16;
    const dot = view(...Array.from({ length: side ** 2 }, (_, i) => (i === 8 * side + 8 ? 1 : 0)));
    const place = { x: 0.2, y: 0.2, width: 0.5, height: 1 };
    const [whole, part] = replaceViews([dot, { ...dot, place }]);
    // The row's and the column's factors from the middle to its neighbour: exp(−1 / 2σ²), σ = 1 and 2.
    const at = (blurred: Float32Array | undefined, x: number, y: number) =>
      blurred?.[2 * (y * side + x)] ?? NaN;
    const fall = (blurred: Float32Array | undefined, x: number, y: number) =>
      at(blurred, x, y) / at(blurred, 8, 8);
    expect(fall(whole?.blurred, 9, 8)).toBeCloseTo(Math.exp(-1 / 2), 5);
    expect(fall(part?.blurred, 9, 8)).toBeCloseTo(Math.exp(-1 / 8), 5);
    expect(fall(part?.blurred, 8, 9)).toBeCloseTo(Math.exp(-1 / 2), 5);
    const middle = 2 * (8 * side + 8);
    expect(whole?.blurred[middle + 1]).toBeCloseTo(10 * at(whole?.blurred, 8, 8), 4);
  });
});
