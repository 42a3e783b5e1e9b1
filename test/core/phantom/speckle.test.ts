import { describe, expect, test } from 'vitest';
import { speckle, type PointSpread } from '../../../core/phantom/speckle.js';
import { seededRandom } from '../../../core/random.js';

const size = 256;
const draw = (seed: number): Float64Array => speckle(size, size, seededRandom('speckle', seed));

function moments(values: readonly number[]): { mean: number; std: number; skewness: number } {
  const average = (of: (value: number) => number): number =>
    values.reduce((sum, value) => sum + of(value), 0) / values.length;
  const mean = average((value) => value);
  const std = Math.sqrt(average((value) => (value - mean) ** 2));
  return { mean, std, skewness: average((value) => ((value - mean) / std) ** 3) };
}

/** The correlation of neighbours at a distance along a row or down a column. */
function correlation(field: Float64Array, dx: number, dy: number): number {
  const { mean, std } = moments([...field]);
  let sum = 0;
  let count = 0;
  for (let y = 0; y + dy < size; y++) {
    for (let x = 0; x + dx < size; x++) {
      const here = field[y * size + x] ?? NaN;
      const there = field[(y + dy) * size + x + dx] ?? NaN;
      sum += (here - mean) * (there - mean);
      count++;
    }
  }
  return sum / count / std ** 2;
}

describe('speckle', () => {
  test.each([1, 2, 3])('has a Rayleigh-distributed envelope of mean 1: seed %i', (seed) => {
    const { mean, std, skewness } = moments([...draw(seed)]);
    expect(mean).toBeCloseTo(1, 9);
    // Rayleigh: mean / std = √(π / (4 − π)) = 1.913; skewness 2 √π (π − 3) / (4 − π)^1.5 = 0.631.
    // Of about 5,000 independent speckles, three standard errors.
    expect(Math.abs(mean / std - 1.913)).toBeLessThan(0.06);
    expect(Math.abs(skewness - 0.631)).toBeLessThan(0.1);
  });

  test.each([0.5, 1, 2])(
    'lies above %f times its mean as often as a Rayleigh variable',
    (level) => {
      const field = draw(1);
      const share = field.filter((value) => value > level).length / field.length;
      // P(R > x · mean) = exp(−π x² / 4): 0.822, 0.456, 0.043.
      expect(Math.abs(share - Math.exp((-Math.PI * level ** 2) / 4))).toBeLessThan(0.015);
    },
  );

  test('is wider across the beam than along it', () => {
    const field = draw(1);
    expect(correlation(field, 2, 0)).toBeGreaterThan(correlation(field, 0, 2) + 0.1);
    // Ten pixels on nothing is left of it.
    expect(Math.abs(correlation(field, 10, 0))).toBeLessThan(0.05);
    expect(Math.abs(correlation(field, 0, 10))).toBeLessThan(0.05);
  });

  // The correlation of intensities is the square of the field's (Siegert), which is the point spread's
  // with itself. Boxes of 5 and 3 make 1 2 3 3 3 2 1: Σ p² = 37, shifted by one 34, by two 27.
  test.each<[string, PointSpread | undefined, number, number, number]>([
    ['usual', undefined, 1, 0, (34 / 37) ** 2],
    ['usual', undefined, 2, 0, (27 / 37) ** 2],
    ['usual', undefined, 0, 1, (2 / 3) ** 2],
    ['usual', undefined, 0, 2, (1 / 3) ** 2],
    ['lateral alone', { lateral: [3], axial: [] }, 1, 0, (6 / 7) ** 2],
    ['lateral alone', { lateral: [3], axial: [] }, 0, 1, 0],
  ])(
    'with the %s point spread (%j), intensities %i columns and %i rows apart correlate as it does with itself: %f',
    (_, spread, dx, dy, expected) => {
      const field = speckle(size, size, seededRandom('speckle', 4), spread);
      const intensities = field.map((value) => value ** 2);
      expect(Math.abs(correlation(intensities, dx, dy) - expected)).toBeLessThan(0.06);
    },
  );

  test('is the same for the same random numbers, and another for others', () => {
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  test('fills images that are not square', () => {
    const field = speckle(7, 3, seededRandom('speckle', 1));
    expect(field).toHaveLength(21);
    expect(field.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
  });
});
