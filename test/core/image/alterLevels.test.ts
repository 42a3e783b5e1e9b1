import { expect, test } from 'vitest';
import { alterLevels } from '../../../core/image/alterLevels.js';

const alter = (levels: number[], gain: number, contrast: number) => [
  ...alterLevels(Uint8Array.from(levels), { gain, contrast }),
];

test('a gain multiplies grey levels', () => {
  // 1.1 · 5 = 5.5 rounds to the even 6.
  expect(alter([0, 5, 50, 100], 1.1, 1)).toEqual([0, 6, 55, 110]);
});

test('a contrast multiplies their distance from the mean', () => {
  // The mean is 100.
  expect(alter([50, 100, 150, 100], 1, 1.2)).toEqual([40, 100, 160, 100]);
  expect(alter([50, 100, 150, 100], 1, 0.5)).toEqual([75, 100, 125, 100]);
});

test('the contrast comes before the gain', () => {
  // 1.1 · (100 ± 1.2 · 50)
  expect(alter([50, 100, 150, 100], 1.1, 1.2)).toEqual([44, 110, 176, 110]);
});

test('levels stay between 0 and 255', () => {
  expect(alter([0, 200], 1.5, 1)).toEqual([0, 255]);
  expect(alter([0, 200], 1, 1.5)).toEqual([0, 250]);
});

test('the image is left as it was', () => {
  const grey = Uint8Array.of(10, 20);
  expect([...alterLevels(grey, { gain: 1, contrast: 1 })]).toEqual([10, 20]);
  alterLevels(grey, { gain: 2, contrast: 1 });
  expect([...grey]).toEqual([10, 20]);
});
