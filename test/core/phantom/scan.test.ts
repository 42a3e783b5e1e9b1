import { expect, test } from 'vitest';
import { scan } from '../../../core/phantom/scan.js';
import { seededRandom } from '../../../core/random.js';

const side = 256;
const scanner = {
  ...{ attenuation: 0.7, frequency: 10, compensation: 0.9 },
  ...{ gain: 2, dynamicRange: 60, spacing: 0.02 },
};
const image = scan(new Float64Array(side * side).fill(-25), side, scanner, seededRandom('scan'));

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((a, b) => a + b, 0) / values.length;
const rows = Array.from({ length: side }, (_, y) => y);
const levels = rows.map((y) => mean(image.subarray(y * side, (y + 1) * side)));

test('scan lets even tissue grow fainter by what time gain leaves of the loss', () => {
  const covariance = mean(
    rows.map((y, i) => (y - mean(rows)) * ((levels[i] ?? NaN) - mean(levels))),
  );
  const slope = covariance / mean(rows.map((y) => (y - mean(rows)) ** 2));
  // 2 · 0.7 dB/(cm · MHz) · 10 MHz · 0.1 = 1.4 dB/cm; a pixel is 0.02 cm, a decibel 255 / 60 levels.
  // Of about 5,000 speckles with a spread of 5.6 dB over 5 cm, two standard errors are 0.11 dB/cm.
  expect(Math.abs((slope * 60) / 255 / scanner.spacing + 1.4)).toBeLessThan(0.15);
});

test('scan adds its gain to the echo', () => {
  // -25 dB + 2 dB - 1.46 dB, the mean of speckle in decibels; in the middle 1.4 · 2.56 dB are lost.
  const expected = 255 * (1 + (-25 + 2 - 1.46 - 1.4 * 2.56) / 60);
  expect(Math.abs(mean(image) - expected)).toBeLessThan(1.5);
});
