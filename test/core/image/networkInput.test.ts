import { expect, test } from 'vitest';
import { networkInput } from '../../../core/image/networkInput.js';

const shape = { inputSize: 2, preprocessing: { scale: 1 / 127.5, offset: -1 } };
const grey = Uint8Array.of(0, 255, 51, 204);

test('networkInput scales grey levels and repeats them in three channels', () => {
  const expected = [-1, 1, -0.6, 0.6].flatMap((value) => [value, value, value]);
  const input = networkInput(grey, 2, 2, shape, false);
  expect(input).toEqual(Float32Array.from(expected));
});

test('networkInput mirrors left and right, not up and down', () => {
  const expected = [1, -1, 0.6, -0.6].flatMap((value) => [value, value, value]);
  expect(networkInput(grey, 2, 2, shape, true)).toEqual(Float32Array.from(expected));
});

test('networkInput stretches an image to the square that the backbone takes', () => {
  const wide = Uint8Array.of(10, 10, 10, 10, 250, 250, 250, 250);
  const input = networkInput(wide, 8, 1, { ...shape, inputSize: 4 }, false);
  expect(input).toHaveLength(4 * 4 * 3);
  const row = (y: number): number[] => [...input.slice(y * 12, (y + 1) * 12)];
  expect(row(3)).toEqual(row(0));
});
