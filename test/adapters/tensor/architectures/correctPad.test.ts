import { expect, test } from 'vitest';
import { correctPad } from '../../../../adapters/tensor/architectures/correctPad.js';

const image = (height: number, width: number) => ({
  name: 'x',
  shape: [height, width, 3],
  channels: 3,
});

test('an even size gets its odd zero at the lower and right end', () => {
  expect(correctPad(image(224, 224), 3)).toEqual([
    [0, 1],
    [0, 1],
  ]);
  expect(correctPad(image(14, 14), 5)).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

test('an odd size gets as many zeros at both ends, each axis for itself', () => {
  expect(correctPad(image(7, 8), 5)).toEqual([
    [2, 2],
    [1, 2],
  ]);
});
