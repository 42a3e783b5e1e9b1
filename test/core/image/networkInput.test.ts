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

test('networkInput scales each channel by its own numbers, mirrored or not', () => {
  const preprocessing = { scale: [1, 2, 0.5], offset: [0, -10, 1] } as const;
  // 10 becomes 10, 2 · 10 - 10, 10 / 2 + 1; 250 becomes 250, 490, 126.
  const pixels = { 10: [10, 10, 6], 250: [250, 490, 126] };
  const input = (mirrored: boolean) =>
    networkInput(Uint8Array.of(10, 250, 250, 10), 2, 2, { inputSize: 2, preprocessing }, mirrored);
  const rows = [pixels[10], pixels[250], pixels[250], pixels[10]];
  expect(input(false)).toEqual(Float32Array.from(rows.flat()));
  expect(input(true)).toEqual(
    Float32Array.from([rows[1], rows[0], rows[3], rows[2]].flatMap((row) => row ?? [])),
  );
});

test('networkInput takes three equal numbers for one', () => {
  const three = { scale: [0.25, 0.25, 0.25], offset: [1, 1, 1] } as const;
  const one = { scale: 0.25, offset: 1 };
  const input = (preprocessing: typeof three | typeof one) =>
    networkInput(grey, 2, 2, { inputSize: 3, preprocessing }, false);
  expect(input(three)).toEqual(input(one));
});
