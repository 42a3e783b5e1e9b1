import { expect, test } from 'vitest';
import { normalRandom } from '../../core/normalRandom.js';
import { seededRandom } from '../../core/random.js';

test('normalRandom draws from the standard normal distribution', () => {
  // 1 − 0.5 and an angle of 0: √(2 ln 2)
  const script = [0.5, 0];
  expect(normalRandom(() => script.shift() ?? NaN)()).toBeCloseTo(Math.sqrt(2 * Math.LN2), 12);
  const normal = normalRandom(seededRandom('normal'));
  const drawn = Array.from({ length: 20_000 }, normal);
  const moment = (power: number): number =>
    drawn.reduce((sum, value) => sum + value ** power, 0) / drawn.length;
  // Four standard errors of the mean, the variance (2 / n) and the third moment (15 / n).
  expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(20_000));
  expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / 20_000));
  expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / 20_000));
});
