import { expect, test } from 'vitest';
import { logCompress } from '../../../core/phantom/logCompress.js';
import { speckle } from '../../../core/phantom/speckle.js';
import { seededRandom } from '../../../core/random.js';

test('logCompress shows a range of decibels in equal steps from white to black', () => {
  // 255 · (1 − 20 / 60) = 170; below the range there is nothing but black, above 0 dB but white.
  expect([0, -20, -60].map((level) => logCompress(level, 60))).toEqual([255, 170, 0]);
  expect([5, -61, -Infinity].map((level) => logCompress(level, 60))).toEqual([255, 0, 0]);
});

test('logCompress makes of speckle a texture whose spread does not depend on its brightness', () => {
  const envelope = speckle(256, 256, seededRandom('compress'));
  for (const brightness of [-25, -35]) {
    const levels = [...envelope].map((value) =>
      logCompress(brightness + 20 * Math.log10(value), 60),
    );
    const mean = levels.reduce((a, b) => a + b, 0) / levels.length;
    const variance = levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / levels.length;
    // Of a Rayleigh variable in decibels, the standard deviation is 20 / ln 10 · π / √24 = 5.57 dB,
    // which 255 / 60 levels a decibel make 23.7; its mean lies 10 / ln 10 · (γ + ln(π / 4)) = 1.46 dB
    // below that of mean 1.
    expect(Math.abs(Math.sqrt(variance) - 23.7)).toBeLessThan(0.8);
    expect(Math.abs(mean - 255 * (1 + (brightness - 1.46) / 60))).toBeLessThan(1.5);
  }
});
