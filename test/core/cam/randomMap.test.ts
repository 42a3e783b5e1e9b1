import { describe, expect, test } from 'vitest';
import { randomMap } from '../../../core/cam/randomMap.js';
import { handTap } from '../../support/handTap.js';

describe('randomMap', () => {
  test('is the same for the same image, whatever was drawn before', () => {
    const first = randomMap(handTap, 'benign (1)');
    randomMap(handTap, 'benign (2)');
    expect(randomMap({ ...handTap, data: new Float32Array(8) }, 'benign (1)')).toEqual(first);
  });

  test('differs from image to image', () => {
    expect(randomMap(handTap, 'benign (1)')).not.toEqual(randomMap(handTap, 'benign (2)'));
  });

  test('puts its maximum into every cell alike', () => {
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i++) {
      const map = randomMap(handTap, `image ${i}`);
      const best = map.indexOf(Math.max(...map));
      counts[best] = (counts[best] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // scipy.stats.chi2.ppf(0.999, 3) = 16.27
    expect(chiSquare).toBeLessThan(16.27);
  });
});
