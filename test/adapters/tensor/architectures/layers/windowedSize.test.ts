import { expect, test } from 'vitest';
import {
  countPlaces,
  windowedSize,
} from '../../../../../adapters/tensor/architectures/layers/windowedSize.js';

const image = { name: 'x', shape: [9, 12, 4], channels: 4 };

test('same gives a place to every stride that begins', () => {
  expect(countPlaces(7, 3, 2, 'same')).toBe(4);
  expect(countPlaces(8, 3, 2, 'same')).toBe(4);
});

test('valid gives a place to every window that fits', () => {
  // Windows of 3 start at 0, 2, 4 in 7 and in 8.
  expect(countPlaces(7, 3, 2, 'valid')).toBe(3);
  expect(countPlaces(8, 3, 2, 'valid')).toBe(3);
});

test('dilation widens the window', () => {
  // 3 taps 2 apart span 5: they start at 0, 1, 2 in 7.
  expect(countPlaces(7, 3, 1, 'valid', 2)).toBe(3);
});

test('each axis has its own window, stride and dilation', () => {
  expect(windowedSize(image, { kernel: [1, 7], stride: [2, 1] })).toEqual([5, 6]);
  expect(windowedSize(image, { kernel: 3, dilation: [4, 1] })).toEqual([1, 10]);
});

test('what has been pooled has no windows', () => {
  const pooled = { name: 'pooled', shape: [4], channels: 4 };
  expect(() => windowedSize(pooled, { kernel: 1 })).toThrow('layer pooled has shape [4]');
});
